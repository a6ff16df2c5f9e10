import { type KendallOptions, kendallTest } from "../../../src/stats/association/kendall-test.js";
import { partialSpearmanTest } from "../../../src/stats/association/partial-spearman-test.js";
import { theilSen } from "../../../src/stats/association/theil-sen.js";
import { type Adapters, numbers } from "../adapter.js";

export const adapters: Adapters = {
  kendallTauB({ input, options }) {
    const [x, y] = [numbers(input.x), numbers(input.y)];
    const test = (chosen: KendallOptions) =>
      kendallTest(x, y, { method: options.method === "exact" ? "exact" : "asymptotic", ...chosen });
    const both = test({});
    return {
      n: both.n,
      tauB: both.tau,
      S: both.statistic.value,
      pAsymptotic: test({ method: "asymptotic" }).p,
      pTwoSided: both.p,
      pTwoSidedDoubled: both.pDoubled,
      pLess: test({ alternative: "less" }).p,
      pGreater: test({ alternative: "greater" }).p,
      minP: both.floor,
    };
  },
  partialSpearman({ input }) {
    const covariates = (input.covariates as unknown[]).map(numbers);
    const { r, df, p } = partialSpearmanTest(numbers(input.x), numbers(input.y), covariates);
    return { r, df, p };
  },
  /** SciPy's interval is Sen's large-sample one. */
  theilSen({ input, options }) {
    const { slope, intercept, interval } = theilSen(numbers(input.x), numbers(input.y), {
      confidence: Number(options.confLevel),
      method: "asymptotic",
    });
    return { slope, intercept, ciLow: interval?.low, ciHigh: interval?.high };
  },
};
