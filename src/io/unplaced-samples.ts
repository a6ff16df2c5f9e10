import type { Diagnostic } from "../study/diagnostic.js";
import { nearestName } from "../study/nearest-name.js";
import type { Problems } from "./problems.js";
import type { SampleSheet } from "./sample-sheet.js";

const SHOWN = 10;

/** An error that names samples nothing places. */
export function unplacedWithoutSheet(file: string, names: readonly string[]): Diagnostic {
  const samples = [...new Set(names)];
  return {
    code: "samples-not-placed",
    severity: "error",
    message: `${samples.length === 1 ? "1 sample has" : `${samples.length} samples have`} no patient and day: ${listed(samples)}`,
    place: { file },
    hint: "say which with --sample-sheet FILE (sample, patient_id, and day or sample_date with transplant_date)",
  };
}

/** Samples that the sheet does not name, with what may be meant. */
export function warnUnplaced(
  file: string,
  unplaced: ReadonlyMap<string, number>,
  sheet: SampleSheet,
  problems: Problems,
): void {
  const [first] = unplaced;
  if (first === undefined) return;
  const names = [...unplaced.keys()];
  const near = nearestName(first[0], sheet.samples);
  problems.add({
    code: "samples-left-out",
    severity: "warning",
    message: `${names.length === 1 ? "1 sample is" : `${names.length} samples are`} not in ${sheet.table.reading.name} and left out: ${listed(names)}`,
    place: { file, line: first[1] },
    ...(near === null ? {} : { hint: `"${first[0]}" may be "${near}" of the sheet` }),
  });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `"${name}"`);
  return shown.join(", ") + (names.length > shown.length ? ` and ${names.length - shown.length} more` : "");
}

/** The same warning for cells that have been read already. */
export function unplacedOf(
  file: string,
  cells: readonly { readonly sample: string; readonly line: number }[],
  sheet: SampleSheet,
  problems: Problems,
): void {
  const unplaced = new Map<string, number>();
  for (const { sample, line } of cells)
    if (sheet.rowOf(sample) === -1 && !unplaced.has(sample)) unplaced.set(sample, line);
  warnUnplaced(file, unplaced, sheet, problems);
}
