import { kendallTest } from "../stats/association/kendall-test.js";
import { partialSpearmanTest } from "../stats/association/partial-spearman-test.js";
import { spearmanTest } from "../stats/association/spearman.js";
import type { CorrelationId } from "./methods/correlations.js";
import type { Plan } from "./plan.js";
import type { Correlation } from "./result.js";

type Run = (x: Float64Array, y: Float64Array, days: readonly number[], plan: Plan) => Correlation["pooled"];

const RUN: Readonly<Record<CorrelationId, Run>> = {
  spearman: (x, y, _, { alternative, confidence, seed }) => spearmanTest(x, y, { alternative, confidence, seed }),
  kendall: (x, y, _, { alternative }) => {
    const { tau, ...test } = kendallTest(x, y, { alternative });
    return { ...test, rho: tau, interval: null };
  },
  "partial-spearman": (x, y, days, { alternative }) => {
    const { r, ...test } = partialSpearmanTest(x, y, [days], { alternative });
    return { ...test, rho: r, interval: null };
  },
};

/** The correlation that the plan chooses, over all matched samples, as if they were independent. */
export function pooledCorrelation(
  x: Float64Array,
  y: Float64Array,
  days: readonly number[],
  plan: Plan,
): Correlation["pooled"] {
  return RUN[plan.correlation](x, y, days, plan);
}
