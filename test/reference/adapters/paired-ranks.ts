import { hodgesLehmann } from "../../../src/stats/paired/hodges-lehmann.js";
import { minimumAttainableP } from "../../../src/stats/paired/minimum-attainable-p.js";
import { type SignedRankOptions, signedRankTest } from "../../../src/stats/paired/signed-rank.js";
import type { Alternative } from "../../../src/stats/result.js";
import { type Adapters, differencesOf } from "../adapter.js";

export const adapters: Adapters = {
  wilcoxonSignedRank({ input, options }) {
    const differences = differencesOf(input);
    const chosen: SignedRankOptions = {
      method: options.method === "exact" ? "exact" : "asymptotic",
      zeros: options.zeroMethod === "pratt" ? "pratt" : "wilcoxon",
      continuity: options.continuity === true,
    };
    const test = (alternative: Alternative) => signedRankTest(differences, { ...chosen, alternative });
    const both = test("two-sided");
    return {
      n: both.n,
      nZero: both.nZero,
      nUsed: both.n - both.nZero,
      wPlus: both.wPlus,
      wMinus: both.wMinus,
      rankBiserial: both.rankBiserial,
      pTwoSided: both.p,
      pLess: test("less").p,
      pGreater: test("greater").p,
      minP: both.floor,
    };
  },
  hodgesLehmann({ input, options }) {
    const { estimate, interval } = hodgesLehmann(differencesOf(input), { confidence: Number(options.confLevel) });
    return { estimate, ciLow: interval.low, ciHigh: interval.high, achievedConf: interval.achieved };
  },
  minAttainableP({ options }) {
    const { twoSided, oneSided } = minimumAttainableP(Number(options.n));
    return { pTwoSided: twoSided, pOneSided: oneSided };
  },
};
