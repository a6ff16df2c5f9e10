import type { AnalysisResult, PairedComparison, WindowValue } from "../../analysis/result.js";
import { fromScale } from "../../study/scale.js";
import type { Scale } from "../../study/variable.js";
import { withUnit } from "../measurement-text.js";
import { rangedText } from "../ranged-text.js";

/** One patient's value in one window; one that non-detects leave open stands at the limit it lies beyond. */
export interface SlopePoint {
  readonly variable: string;
  readonly patient: string;
  readonly window: string;
  readonly value: number;
  /** As a reader sees it: `<3.2 pg/ml`. Not of a crowd, whose points are not drawn. */
  text(): string;
  readonly reading: "known" | "below limit" | "above limit" | "beyond both limits";
}

/** The values that one variable's comparisons paired, each once. */
export function slopePoints({ study, plan }: AnalysisResult, comparisons: readonly PairedComparison[]): SlopePoint[] {
  const points = new Map<number, SlopePoint>();
  for (const { variable, before, after, scale, pairs } of comparisons) {
    const { id, unit } = study.variables[variable];
    const add = (patient: number, window: number, value: WindowValue) =>
      points.set(patient * plan.windows.length + window, {
        variable: id,
        patient: study.patients[patient],
        window: plan.windows[window].name,
        ...drawn(value, scale),
        text: () => withUnit(rangedText(value, scale), unit),
      });
    for (const pair of pairs) {
      add(pair.patient, before, pair.before);
      add(pair.patient, after, pair.after);
    }
  }
  return [...points.values()];
}

function drawn({ low, value, high }: WindowValue, scale: Scale): Pick<SlopePoint, "value" | "reading"> {
  if (low === high) return { value: fromScale(value, scale), reading: "known" };
  if (high < Number.POSITIVE_INFINITY) return { value: fromScale(high, scale), reading: "below limit" };
  if (low > Number.NEGATIVE_INFINITY) return { value: fromScale(low, scale), reading: "above limit" };
  return { value: fromScale(value, scale), reading: "beyond both limits" };
}
