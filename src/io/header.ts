import type { Diagnostic } from "../study/diagnostic.js";
import { remembering } from "./remembering.js";
import { textCell } from "./text-cell.js";
import { asUnit, nameAndUnit } from "./unit.js";

/** One column's heading. */
export interface HeaderField {
  /** Field number, from 1. */
  readonly position: number;
  /** As written, without surrounding white space; empty where the column has no name. */
  readonly text: string;
  /** Without its unit. */
  readonly name: string;
  readonly unit: string | null;
}

export interface Header {
  readonly file: string;
  readonly line: number;
  readonly fields: readonly HeaderField[];
}

/** Reads the header record; columns without a name at its end are left off, their cells must be empty. */
export function readHeader(file: string, record: readonly string[], line: number): Header {
  const texts = record.map(textCell);
  while (texts.length > 0 && texts[texts.length - 1] === "") texts.pop();
  // Most columns are in one unit.
  const unitOf = remembering(asUnit);
  const fields = texts.map((text, index) => ({ position: index + 1, text, ...nameAndUnit(text, unitOf) }));
  return { file, line, fields };
}

/** One error for each column whose name an earlier column has too. */
export function duplicateColumns({ file, line, fields }: Header): Diagnostic[] {
  const first = new Map<string, number>();
  const problems: Diagnostic[] = [];
  for (const { position, text } of fields) {
    if (text === "") continue;
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, position);
    else
      problems.push({
        code: "duplicate-column",
        severity: "error",
        message: `columns ${earlier} and ${position} are both called "${text}"`,
        place: { file, line, column: position },
        hint: "rename or delete one of them",
      });
  }
  return problems;
}
