import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import { measurementAt } from "../../study/measurement.js";

/** One visit: an analyte and the score matched with it; what lies beyond a limit stands at it. */
export interface ScatterPoint {
  readonly panel: number;
  readonly patient: string;
  readonly day: number;
  readonly window: string;
  readonly value: number;
  readonly score: number;
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
    const value = numberOf(study.columns[analyte], row);
    const activity = numberOf(study.columns[score], scoreRows[i]);
    if (value === null || activity === null) continue;
    points.push({
      panel,
      patient: study.patients[study.samples.patient[row]],
      day: study.samples.day[row],
      window: plan.windows[alignment.window[row]]?.name ?? "",
      value: value.number,
      score: activity.number,
      reading: value.isLimit || activity.isLimit ? "beyond a limit" : "measured",
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

function numberOf(
  column: AnalysisResult["study"]["columns"][number],
  row: number,
): { number: number; isLimit: boolean } | null {
  const measurement = measurementAt(column, row);
  if (measurement.kind === "missing") return null;
  return measurement.kind === "observed"
    ? { number: measurement.value, isLimit: false }
    : { number: measurement.limit, isLimit: true };
}
