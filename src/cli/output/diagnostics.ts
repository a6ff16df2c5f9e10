import type { ChalkInstance } from "chalk";
import { type Diagnostic, placeText, type Severity } from "../../study/diagnostic.js";
import { visible } from "../../study/visible.js";
import type { Terminal } from "./terminal.js";

/** More problems than this are counted, not shown. */
const SHOWN = 20;

export interface Loudness {
  readonly quiet: boolean;
  /** Problems as JSON, an object a line. */
  readonly json: boolean;
}

/** What was found, and how much more of each kind was counted but not kept. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly omitted?: Readonly<Record<Severity, number>>;
}

/** One thing to know about the run rather than the input, shown as those are. */
export interface Remark {
  readonly severity: "warning" | "note";
  readonly message: string;
}

export function showRemark({ severity, message }: Remark, terminal: Terminal, { quiet, json }: Loudness): void {
  if (severity === "warning") terminal.warned(1);
  if (quiet) return;
  if (json) terminal.note(JSON.stringify({ severity, message }));
  else if (severity === "note") terminal.note(visible(message));
  else terminal.note(`${terminal.noteColour.yellow("warning:")} ${visible(message)}`);
}

/** Shows what there is to say about the input on stderr: errors first, each with its place, then its hint. */
export function showDiagnostics({ diagnostics, omitted }: Found, terminal: Terminal, { quiet, json }: Loudness): void {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  terminal.warned(warnings + (omitted?.warning ?? 0));
  const wanted = diagnostics.filter(({ severity }) => severity === "error" || !quiet);
  if (json) {
    for (const diagnostic of wanted) terminal.note(JSON.stringify(diagnostic));
    return;
  }
  for (const severity of ["error", "warning", "note"] as const) {
    const of = wanted.filter((diagnostic) => diagnostic.severity === severity);
    for (const diagnostic of of.slice(0, SHOWN))
      for (const line of linesOf(diagnostic, terminal.noteColour)) terminal.note(line);
    const more = of.length - Math.min(of.length, SHOWN) + (of.length > 0 ? (omitted?.[severity] ?? 0) : 0);
    if (more > 0) terminal.note(`… and ${more} more ${severity}${more === 1 ? "" : "s"}`);
  }
}

/** A problem as a person reads it: where it lies, what it is, and how to mend it. */
export function linesOf(
  { severity, message, place, hint }: Pick<Diagnostic, "severity" | "message" | "place" | "hint">,
  colour: ChalkInstance,
): string[] {
  const paint = { error: colour.red, warning: colour.yellow, note: colour.cyan }[severity];
  const where = place === undefined ? "" : `${colour.bold(visible(placeText(place)))}: `;
  return [
    `${where}${paint(`${severity}:`)} ${visible(message)}`,
    ...(hint === undefined ? [] : [`  ${colour.dim("hint:")} ${visible(hint)}`]),
  ];
}
