import { Mark, type MeasurementColumn, measurementAt } from "../../study/measurement.js";
import type { Study } from "../../study/study.js";
import type { Scale } from "../../study/variable.js";
import { measurementText, withUnit } from "../measurement-text.js";

/** One measurement by its row in `Study.samples`; one beyond a limit stands at that limit. */
export interface Measured {
  readonly row: number;
  readonly value: number;
  readonly reading: "measured" | "below limit" | "above limit";
}

/** A measurement as it is drawn. */
export interface Point extends Omit<Measured, "row"> {
  readonly variable: string;
  readonly patient: string;
  readonly day: number;
  /** As a reader sees it: `<3.2 pg/ml`. */
  readonly text: string;
}

const READINGS: Readonly<Record<number, Measured["reading"]>> = {
  [Mark.observed]: "measured",
  [Mark.below]: "below limit",
  [Mark.above]: "above limit",
};

/** The measurements of one variable, those a logarithmic axis has no place for counted instead. */
export function measuredOf(
  { values, marks }: MeasurementColumn,
  scale: Scale,
): { points: Measured[]; notPositive: number } {
  const points: Measured[] = [];
  let notPositive = 0;
  for (let row = 0; row < values.length; row++) {
    const kind = marks[row] & Mark.kind;
    if (kind === Mark.missing) continue;
    const value = values[row];
    if (scale === "log2" && value <= 0) notPositive++;
    else points.push({ row, value, reading: READINGS[kind] });
  }
  return { points, notPositive };
}

/** Of a measurement that is drawn by itself, which those of a crowd are not. */
export function pointOf({ patients, samples, variables, columns }: Study, variable: number, measured: Measured): Point {
  const { id, unit } = variables[variable];
  const { row, value, reading } = measured;
  return {
    variable: id,
    patient: patients[samples.patient[row]],
    day: samples.day[row],
    value,
    text: withUnit(measurementText(measurementAt(columns[variable], row)), unit),
    reading,
  };
}

/** Whether any value or limit has a place on the scale. */
export function canBeDrawn({ values, marks }: MeasurementColumn, scale: Scale): boolean {
  return marks.some((mark, row) => (mark & Mark.kind) !== Mark.missing && (scale !== "log2" || values[row] > 0));
}

/** The limits that values lie beyond, while they are few enough to be lines. */
export function limitLines(points: readonly Measured[], most = 2): number[] {
  const limits = new Set<number>();
  for (const { reading, value } of points) if (reading !== "measured") limits.add(value);
  return limits.size > most ? [] : [...limits].sort((a, b) => a - b);
}
