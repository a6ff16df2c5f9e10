import { akritasTheilSen } from "../../../src/stats/censored/akritas-theil-sen.js";
import { pairedPrenticeWilcoxonTest } from "../../../src/stats/censored/paired-prentice-wilcoxon-test.js";
import type { CensoredValue } from "../../../src/stats/censored/prentice-scores.js";
import { type Adapters, numbers } from "../adapter.js";

const censored = (values: unknown, below: unknown): CensoredValue[] =>
  numbers(values).map((value, i) => ({ value, below: (below as boolean[])[i] }));

export const adapters: Adapters = {
  akritasTheilSen({ input }) {
    const { slope, tauA, p } = akritasTheilSen(censored(input.y, input.yCensored), numbers(input.x));
    return { slope, tauA, p };
  },
  /** x plays after. */
  pairedPrenticeWilcoxon({ input }) {
    const test = pairedPrenticeWilcoxonTest(censored(input.y, input.yCensored), censored(input.x, input.xCensored), {
      method: "asymptotic",
    });
    return { z: test.statistic.value, pTwoSided: test.p, scoreDiffs: Array.from(test.scoreDifferences) };
  },
};
