import { type Diagnostic, placeText, type Severity } from "../../study/diagnostic.js";
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

/** Shows what there is to say about the input on stderr: errors first, each with its place, then its hint. */
export function showDiagnostics({ diagnostics, omitted }: Found, terminal: Terminal, { quiet, json }: Loudness): void {
  const wanted = diagnostics.filter(({ severity }) => severity === "error" || !quiet);
  if (json) {
    for (const diagnostic of wanted) terminal.note(JSON.stringify(diagnostic));
    return;
  }
  for (const severity of ["error", "warning", "note"] as const) {
    const of = wanted.filter((diagnostic) => diagnostic.severity === severity);
    for (const diagnostic of of.slice(0, SHOWN)) for (const line of linesOf(diagnostic, terminal)) terminal.note(line);
    const more = of.length - Math.min(of.length, SHOWN) + (of.length > 0 ? (omitted?.[severity] ?? 0) : 0);
    if (more > 0) terminal.note(`… and ${more} more ${severity}${more === 1 ? "" : "s"}`);
  }
}

function linesOf({ severity, message, place, hint }: Diagnostic, { noteColour }: Terminal): string[] {
  const paint = { error: noteColour.red, warning: noteColour.yellow, note: noteColour.cyan }[severity];
  const where = place === undefined ? "" : `${noteColour.bold(placeText(place))}: `;
  return [
    `${where}${paint(`${severity}:`)} ${message}`,
    ...(hint === undefined ? [] : [`  ${noteColour.dim("hint:")} ${hint}`]),
  ];
}
