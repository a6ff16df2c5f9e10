import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { withUnit } from "../measurement-text.js";
import { numberText } from "../number-text.js";
import type { SlopePoint } from "./slope-points.js";
import { type Spread, spreadOf } from "./spread.js";

/** The patients' values of one variable in one window. */
export interface SlopeSpread extends Spread {
  readonly variable: string;
  readonly window: string;
  readonly text: string;
  readonly reading: "measured" | "beyond a limit";
}

/** The points of one variable, window by window. */
export function slopeSpreads(
  { plan, study }: AnalysisResult,
  points: readonly SlopePoint[],
  { variable }: PairedComparison,
): SlopeSpread[] {
  const { id, unit } = study.variables[variable];
  return plan.windows.flatMap(({ name }) => {
    const own = points.filter(({ window }) => window === name).sort((a, b) => a.value - b.value);
    if (own.length === 0) return [];
    const spread = spreadOf(own.map(({ value }) => value));
    const { reading } = own[Math.ceil(own.length / 2) - 1];
    const sign = reading === "below limit" ? "<" : reading === "above limit" ? ">" : "";
    const range = `${numberText(spread.q1)} to ${numberText(spread.q3)}`;
    const text = withUnit(`${sign}${numberText(spread.median)} (${range})`, unit);
    return [
      { variable: id, window: name, ...spread, text, reading: reading === "known" ? "measured" : "beyond a limit" },
    ];
  });
}
