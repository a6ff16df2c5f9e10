import { kendallTest } from "../stats/association/kendall-test.js";
import { partialSpearmanTest } from "../stats/association/partial-spearman-test.js";
import { spearmanOf } from "../stats/association/spearman.js";
import type { CorrelationId } from "./methods/correlations.js";
import type { Plan } from "./plan.js";
import type { PointColumn } from "./point-column.js";
import type { Correlation } from "./result.js";

type Run = (x: PointColumn, y: PointColumn, days: Int32Array, plan: Plan) => Correlation["pooled"];

const RUN: Readonly<Record<CorrelationId, Run>> = {
  spearman: (x, y, _, { confidence, seed }) => spearmanOf(x.ranked, y.ranked, { confidence, seed }),
  kendall: (x, y) => {
    const { tau, ...test } = kendallTest(x.tied(), y.tied());
    return { ...test, rho: tau, interval: null };
  },
  "partial-spearman": (x, y, days) => {
    const { r, ...test } = partialSpearmanTest(x.tied(), y.tied(), [days]);
    return { ...test, rho: r, interval: null };
  },
};

/** The correlation that the plan chooses, two-sided, over all matched samples, as if they were independent. */
export function pooledCorrelation(x: PointColumn, y: PointColumn, days: Int32Array, plan: Plan): Correlation["pooled"] {
  return RUN[plan.correlation](x, y, days, plan);
}
