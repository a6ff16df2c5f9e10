import { type AddHelpTextContext, Help, type HelpConfiguration } from "commander";

/** The examples of a command, each a command line with what it is for. */
type Examples = readonly (readonly [line: string, what: string])[];

/** Where nothing asks for another width. */
export const HELP_WIDTH = 80;
/** What stands beside a flag is wrapped, and below it where less room than this is left. */
const LEAST_BESIDE = 32;
const BELOW = " ".repeat(6);
const CONTINUED = " ".repeat(4);

/** Help that keeps to the width asked for, however narrow. */
export const HELP_LAYOUT: HelpConfiguration = {
  minWidthToWrap: 20,
  commandUsage(this: Help, command) {
    const usage = Help.prototype.commandUsage.call(this, command);
    return this.boxWrap(usage, (this.helpWidth ?? HELP_WIDTH) - "Usage: ".length).replaceAll("\n", "\n  ");
  },
  formatItem(this: Help, term, termWidth, description, helper) {
    const width = this.helpWidth ?? HELP_WIDTH;
    if (width - termWidth - 4 >= LEAST_BESIDE)
      return Help.prototype.formatItem.call(this, term, termWidth, description, helper);
    return [`  ${term}`, ...helper.boxWrap(description, width - BELOW.length).split("\n")].join(`\n${BELOW}`);
  },
};

/** Paragraphs as wide as the help itself. */
export function helpText(text: string, context: AddHelpTextContext): string {
  return context.command.createHelp().boxWrap(text, widthOf(context));
}

/** Each example below what it is for; a long one goes on below itself, so that it can be copied as a whole. */
export function exampleText(examples: Examples, context: AddHelpTextContext): string {
  const width = widthOf(context);
  return examples
    .map(([line, what]) => {
      const comment = context.command.createHelp().boxWrap(what, width - "  # ".length);
      return `  # ${comment.replaceAll("\n", "\n  # ")}\n  ${continued(line, width - "  ".length)}\n`;
    })
    .join("");
}

/**
 * A command line in lines that a shell joins again: broken before flags and what follows a command, between other words
 * only where it must be, and never inside quotes.
 */
function continued(line: string, width: number): string {
  if (line.length <= width) return line;
  const lines = [""];
  const add = (text: string, before: string) => {
    const longer = lines[lines.length - 1] + before + text;
    // Room for a backslash.
    if (before === "" || longer.length <= width - 2) lines[lines.length - 1] = longer;
    else lines.push(CONTINUED + text);
  };
  for (const part of partsOf(line)) {
    const before = lines[0] === "" ? "" : " ";
    if (CONTINUED.length + part.length <= width - 2) add(part, before);
    else for (const [i, word] of wordsOf(part).entries()) add(word, i === 0 ? before : " ");
  }
  return lines.join(" \\\n  ");
}

/** The words of a command line, quoted ones whole. */
function wordsOf(line: string): readonly string[] {
  return line.match(/(?:'[^']*'|\S)+/gu) ?? [];
}

/** A command with its arguments, then each flag with its value, each further command. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  for (const word of wordsOf(line))
    if (parts.length === 0 || /^(?:-|\||&&|>)/u.test(word)) parts.push(word);
    else parts[parts.length - 1] += ` ${word}`;
  return parts;
}

function widthOf({ command, error }: AddHelpTextContext): number {
  const { getErrHelpWidth, getOutHelpWidth } = command.configureOutput();
  return (error ? getErrHelpWidth : getOutHelpWidth)?.() ?? HELP_WIDTH;
}
