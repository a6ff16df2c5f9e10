import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import { Mark, measurementAt } from "../../study/measurement.js";
import { measurementText, withUnit } from "../measurement-text.js";

/** One visit: an analyte and the score matched with it; what lies beyond a limit stands at it. */
export interface ScatterPlace {
  /** Its index among the pair's points. */
  readonly at: number;
  readonly value: number;
  readonly score: number;
}

/** A visit as it is drawn. */
export interface ScatterPoint extends Omit<ScatterPlace, "at"> {
  readonly panel: number;
  readonly patient: string;
  readonly day: number;
  readonly window: string;
  /** Both as a reader sees them: `<3.2 pg/ml`. */
  readonly valueText: string;
  readonly scoreText: string;
  readonly reading: "measured" | "beyond a limit";
  /** Whether the patient has enough points for a line: three, at different scores. */
  readonly fitted: boolean;
}

/** Where the points of one pair lie, which is all that a crowd's are asked for. */
export function scatterPlaces({ study }: AnalysisResult, pair: Correlation): ScatterPlace[] {
  const { analyteRows, scoreRows } = pair;
  const blood = study.columns[pair.analyte];
  const visit = study.columns[pair.score];
  const places: ScatterPlace[] = [];
  for (let at = 0; at < analyteRows.length; at++) {
    const row = analyteRows[at];
    const visitRow = scoreRows[at];
    const isMissing =
      (blood.marks[row] & Mark.kind) === Mark.missing || (visit.marks[visitRow] & Mark.kind) === Mark.missing;
    if (!isMissing) places.push({ at, value: blood.values[row], score: visit.values[visitRow] });
  }
  return places;
}

/** The points of one pair; those a logarithmic axis has no place for are left out, as the analysis left them out. */
export function scatterPoints(result: AnalysisResult, pair: Correlation, panel: number): ScatterPoint[] {
  const { study, plan, alignment } = result;
  const { analyte, score, analyteRows, scoreRows } = pair;
  const points = scatterPlaces(result, pair).map(({ at, value, score: taken }): Omit<ScatterPoint, "fitted"> => {
    const row = analyteRows[at];
    const [blood, visit] = [
      measurementAt(study.columns[analyte], row),
      measurementAt(study.columns[score], scoreRows[at]),
    ];
    return {
      panel,
      patient: study.patients[study.samples.patient[row]],
      day: study.samples.day[row],
      window: plan.windows[alignment.window[row]]?.name ?? "",
      value,
      score: taken,
      valueText: withUnit(measurementText(blood), study.variables[analyte].unit),
      scoreText: withUnit(measurementText(visit), study.variables[score].unit),
      reading: blood.kind === "observed" && visit.kind === "observed" ? "measured" : "beyond a limit",
    };
  });
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
