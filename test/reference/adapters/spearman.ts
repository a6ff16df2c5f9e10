import { type SpearmanOptions, spearmanTest } from "../../../src/stats/association/spearman.js";
import { midranks } from "../../../src/stats/numeric/midranks.js";
import { type Adapters, numbers } from "../adapter.js";

const REASONS: Record<string, string> = { "constant input": "constant-input", "too few pairs": "too-few" };

export const adapters: Adapters = {
  midranks: ({ input }) => ({ ranks: Array.from(midranks(numbers(input.v))) }),
  spearman({ input, options }) {
    const [x, y] = [numbers(input.x), numbers(input.y)];
    const method = options.method === "exact" ? "exact" : "auto";
    const test = (chosen: SpearmanOptions) => spearmanTest(x, y, { method, ...chosen });
    const both = test({});
    return {
      n: both.n,
      rho: both.rho,
      reason: both.reason === undefined ? undefined : REASONS[both.reason],
      pT: test({ method: "t" }).p,
      pTwoSided: both.p,
      pTwoSidedDoubled: both.pDoubled,
      pLess: test({ alternative: "less" }).p,
      pGreater: test({ alternative: "greater" }).p,
      minP: both.floor,
      ciBonettWright: both.interval === null ? null : [both.interval.low, both.interval.high],
    };
  },
};
