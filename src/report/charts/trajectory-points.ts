import type { AnalysisResult } from "../../analysis/result.js";
import { Mark, type MeasurementColumn, measurementAt } from "../../study/measurement.js";
import type { Scale } from "../../study/variable.js";
import { measurementText, withUnit } from "../measurement-text.js";

/** One measurement as it is drawn; one beyond a limit stands at that limit. */
export interface Point {
  readonly variable: string;
  readonly patient: string;
  readonly day: number;
  readonly value: number;
  /** As a reader sees it: `<3.2 pg/ml`. */
  readonly text: string;
  readonly reading: "measured" | "below limit" | "above limit";
}

/** The measurements of one variable, those a logarithmic axis has no place for counted instead. */
export function pointsOf(
  { study }: AnalysisResult,
  variable: number,
  scale: Scale,
): { points: Point[]; notPositive: number } {
  const { id, unit } = study.variables[variable];
  const { patient, day, length } = study.samples;
  const points: Point[] = [];
  let notPositive = 0;
  for (let row = 0; row < length; row++) {
    const measurement = measurementAt(study.columns[variable], row);
    if (measurement.kind === "missing") continue;
    const value = measurement.kind === "observed" ? measurement.value : measurement.limit;
    if (scale === "log2" && value <= 0) {
      notPositive++;
      continue;
    }
    const reading = { observed: "measured", below: "below limit", above: "above limit" } as const;
    const where = { variable: id, patient: study.patients[patient[row]], day: day[row] };
    const text = withUnit(measurementText(measurement), unit);
    points.push({ ...where, value, text, reading: reading[measurement.kind] });
  }
  return { points, notPositive };
}

/** Whether any value or limit has a place on the scale. */
export function canBeDrawn({ values, marks }: MeasurementColumn, scale: Scale): boolean {
  return marks.some((mark, row) => (mark & Mark.kind) !== Mark.missing && (scale !== "log2" || values[row] > 0));
}

/** The limits that values lie beyond, while they are few enough to be lines. */
export function limitLines(points: readonly Point[], most = 2): number[] {
  const limits = new Set(points.filter(({ reading }) => reading !== "measured").map(({ value }) => value));
  return limits.size > most ? [] : [...limits].sort((a, b) => a - b);
}
