import { byCodePoint } from "./code-point.js";
import type { Place } from "./diagnostic.js";
import type { MeasurementColumn } from "./measurement.js";
import type { Variable } from "./variable.js";

/**
 * A file that was read. A place in the input is one number, its *global line*: `firstLine` of the file plus the
 * line within it (from 1). Files are ordered, so the number gives both back.
 */
export interface SourceFile {
  /** Base name, as messages and manifests show it. */
  readonly name: string;
  readonly firstLine: number;
}

/** The samples of a study, ordered by patient, then day: parallel arrays, one entry a patient-day. */
export interface Samples {
  readonly length: number;
  /** Index into `Study.patients`. */
  readonly patient: Uint32Array;
  /** Day relative to that patient's transplant. */
  readonly day: Int32Array;
  /** Global line of the record that holds the sample first. */
  readonly line: Uint32Array;
}

/** A record that could not be placed on a day relative to transplant. */
export interface Unplaced {
  readonly patient: string;
  readonly line: number;
  readonly reason: string;
}

export interface Study {
  readonly files: readonly SourceFile[];
  /** Patient ids in code-point order. */
  readonly patients: readonly string[];
  readonly samples: Samples;
  /** Variables by code point of their ids, with their columns beside them. */
  readonly variables: readonly Variable[];
  readonly columns: readonly MeasurementColumn[];
  readonly unplaced: readonly Unplaced[];
}

/** Checks what always holds of a study and freezes it; throws a `RangeError` that names the broken rule. */
export function makeStudy(study: Study): Study {
  const { patients, samples, variables, columns } = study;
  requireOrder(patients, "patients");
  requireOrder(
    variables.map((variable) => variable.id),
    "variables",
  );
  require(variables.length === columns.length, "every variable has one column");
  for (const array of [samples.patient, samples.day, samples.line])
    require(array.length === samples.length, "sample arrays are equally long");
  for (const column of columns)
    require(column.values.length === samples.length &&
      column.marks.length === samples.length, "columns are as long as the samples");
  for (let i = 0; i < samples.length; i++) {
    require(samples.patient[i] < patients.length, "every sample's patient exists");
    if (i === 0) continue;
    const step = samples.patient[i] - samples.patient[i - 1] || samples.day[i] - samples.day[i - 1];
    require(step > 0, "samples are ordered by patient, then day, without duplicates");
  }
  return Object.freeze({ ...study });
}

function requireOrder(names: readonly string[], what: string): void {
  for (let i = 1; i < names.length; i++)
    require(byCodePoint(names[i - 1], names[i]) < 0, `${what} are unique and in code-point order`);
}

function require(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new RangeError(`a study requires that ${rule}`);
}

/** Every patient id a study holds, also of records that could not be placed. */
export function patientIdsOf({ patients, unplaced }: Study): string[] {
  return [...patients, ...unplaced.map(({ patient }) => patient)];
}

/** File and line of a global line. */
export function placeOfLine(files: readonly SourceFile[], line: number): Place {
  let index = files.length - 1;
  while (index > 0 && files[index].firstLine >= line) index--;
  return { file: files[index].name, line: line - files[index].firstLine };
}

/** Global line of one cell. */
export function lineOfCell(study: Study, variable: number, row: number): number {
  return study.columns[variable].lines?.[row] ?? study.samples.line[row];
}
