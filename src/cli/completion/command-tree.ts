import type { Argument, Command as Commander, Option } from "commander";

/** What can stand in one place of a command line. */
export type Candidates =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "files" | "folders" | "text"; readonly of: string };

export interface Flag {
  readonly short: string | null;
  readonly long: string;
  readonly help: string;
  /** Null where it takes no value, or none that must follow. */
  readonly value: Candidates | null;
  readonly repeatable: boolean;
}

export interface CommandShape {
  readonly name: string;
  readonly help: string;
  /** What each argument may be; the last one stands for all further ones where `open`. */
  readonly places: readonly Candidates[];
  readonly open: boolean;
  readonly flags: readonly Flag[];
}

/** Everything that can be typed: the program's own flags, and its commands. */
export interface CommandTree {
  readonly name: string;
  readonly flags: readonly Flag[];
  readonly commands: readonly CommandShape[];
}

/** What commander would take, as completions need it; what its help does not show is not offered. */
export function commandTree(program: Commander): CommandTree {
  const help = program.createHelp();
  const shown = help.visibleCommands(program);
  const names: Candidates = { kind: "words", words: shown.map((command) => command.name()) };
  const commands = shown.map((command) => {
    // Commander's own `help` takes the name of another command.
    const places = command.registeredArguments.map((each) => (each.name() === "command" ? names : candidatesOf(each)));
    const open = command.registeredArguments.at(-1)?.variadic === true;
    const flags = help.visibleOptions(command).map(flagOf);
    return { name: command.name(), help: help.subcommandDescription(command), places, open, flags };
  });
  return { name: program.name(), flags: help.visibleOptions(program).map(flagOf), commands };
}

function flagOf(option: Option): Flag {
  return {
    short: option.short ?? null,
    long: option.long ?? "",
    help: inShort(option.description),
    value: option.required ? valueFrom(option.argChoices, /<(.+)>/u.exec(option.flags)?.[1] ?? "") : null,
    // Only flags that may come again have a parser: it collects them.
    repeatable: option.parseArg !== undefined,
  };
}

function candidatesOf(argument: Argument): Candidates {
  return valueFrom(argument.argChoices, argument.name());
}

/** Placeholders that stand for something on the disk. */
const ON_DISK: Readonly<Record<string, "files" | "folders">> = {
  file: "files",
  data: "files",
  export: "files",
  dir: "folders",
};

function valueFrom(words: readonly string[] | undefined, placeholder: string): Candidates {
  return words === undefined ? { kind: ON_DISK[placeholder] ?? "text", of: placeholder } : { kind: "words", words };
}

/** What stands before the details: a list of completions has a line for each. */
function inShort(help: string): string {
  return help.split(/[;:(]/u, 1)[0].trim();
}

/** A flag, and the commands that have it just so. */
export interface SharedFlag {
  readonly flag: Flag;
  readonly commands: readonly string[];
}

/** Every flag of the commands once for each way it is meant. */
export function sharedFlags(commands: readonly CommandShape[]): SharedFlag[] {
  const shared = new Map<string, { flag: Flag; commands: string[] }>();
  for (const { name, flags } of commands)
    for (const flag of flags) {
      const key = JSON.stringify(flag);
      const known = shared.get(key);
      if (known === undefined) shared.set(key, { flag, commands: [name] });
      else known.commands.push(name);
    }
  return [...shared.values()];
}
