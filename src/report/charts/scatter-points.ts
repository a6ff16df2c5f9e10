import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import { type Measurement, measurementAt } from "../../study/measurement.js";
import { measurementText, withUnit } from "../measurement-text.js";

/** One visit: an analyte and the score matched with it; what lies beyond a limit stands at it. */
export interface ScatterPoint {
  readonly panel: number;
  readonly patient: string;
  readonly day: number;
  readonly window: string;
  readonly value: number;
  readonly score: number;
  /** Both as a reader sees them: `<3.2 pg/ml`. */
  readonly valueText: string;
  readonly scoreText: string;
  readonly reading: "measured" | "beyond a limit";
  /** Whether the patient has enough points for a line: three, at different scores. */
  readonly fitted: boolean;
}

/** The points of one pair; those a logarithmic axis has no place for are left out, as the analysis left them out. */
export function scatterPoints(
  { study, plan, alignment }: AnalysisResult,
  { analyte, score, analyteRows, scoreRows }: Correlation,
  panel: number,
): ScatterPoint[] {
  const points: Omit<ScatterPoint, "fitted">[] = [];
  for (const [i, row] of analyteRows.entries()) {
    const blood = measurementAt(study.columns[analyte], row);
    const visit = measurementAt(study.columns[score], scoreRows[i]);
    if (blood.kind === "missing" || visit.kind === "missing") continue;
    const isLimit = blood.kind !== "observed" || visit.kind !== "observed";
    points.push({
      panel,
      patient: study.patients[study.samples.patient[row]],
      day: study.samples.day[row],
      window: plan.windows[alignment.window[row]]?.name ?? "",
      value: numberOf(blood),
      score: numberOf(visit),
      valueText: withUnit(measurementText(blood), study.variables[analyte].unit),
      scoreText: withUnit(measurementText(visit), study.variables[score].unit),
      reading: isLimit ? "beyond a limit" : "measured",
    });
  }
  const lines = new Map<string, { n: number; scores: Set<number> }>();
  for (const { patient, score } of points) {
    const line = lines.get(patient) ?? { n: 0, scores: new Set<number>() };
    line.n++;
    line.scores.add(score);
    lines.set(patient, line);
  }
  return points.map((point) => {
    const line = lines.get(point.patient);
    return { ...point, fitted: line !== undefined && line.n >= 3 && line.scores.size >= 2 };
  });
}

function numberOf(measurement: Exclude<Measurement, { kind: "missing" }>): number {
  return measurement.kind === "observed" ? measurement.value : measurement.limit;
}
