import { friedmanTest } from "../../../src/stats/blocks/friedman-test.js";
import { pageTrendTest } from "../../../src/stats/blocks/page-trend-test.js";
import { quadeTest } from "../../../src/stats/blocks/quade-test.js";
import { skillingsMackTest } from "../../../src/stats/blocks/skillings-mack-test.js";
import { type Adapters, numbers } from "../adapter.js";

const complete = (blocks: unknown): number[][] => (blocks as unknown[]).map(numbers);

export const adapters: Adapters = {
  friedman({ input, options }) {
    const blocks = complete(input.blocks);
    const test = friedmanTest(blocks, { method: options.method === "exact" ? "exact" : "chi-square" });
    return {
      chi2: test.statistic.value,
      pExact: test.p,
      minP: test.floor,
      pChi2: friedmanTest(blocks, { method: "chi-square" }).p,
    };
  },
  pageTrend({ input }) {
    const blocks = complete(input.blocks);
    const test = pageTrendTest(blocks, { method: "exact", alternative: "greater" });
    return {
      L: test.statistic.value,
      z: test.z,
      pGreater: test.p,
      pAsymptotic: pageTrendTest(blocks, { method: "asymptotic", alternative: "greater" }).p,
    };
  },
  quade({ input }) {
    const { statistic, df1, df2, p } = quadeTest(complete(input.blocks));
    return { F: statistic.value, df1, df2, pF: p };
  },
  skillingsMack({ input }) {
    const { statistic, df, p } = skillingsMackTest(input.blocks as (number | null)[][]);
    return { SM: statistic.value, df, pChi2: p };
  },
};
