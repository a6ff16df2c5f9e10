import { pairedPermutationTest } from "../../../src/stats/paired/fisher-pitman.js";
import { signTest } from "../../../src/stats/paired/sign-test.js";
import { type Adapters, differencesOf } from "../adapter.js";

export const adapters: Adapters = {
  signTest({ input }) {
    const differences = differencesOf(input);
    const { nPositive, nNegative, nZero, p } = signTest(differences);
    return {
      nPos: nPositive,
      nNeg: nNegative,
      nZero,
      pTwoSided: p,
      pLess: signTest(differences, { alternative: "less" }).p,
      pGreater: signTest(differences, { alternative: "greater" }).p,
    };
  },
  pairedPermutation({ input }) {
    const differences = differencesOf(input);
    const both = pairedPermutationTest(differences, { method: "exact" });
    return {
      meanDiff: both.meanDifference,
      nUsed: both.n - both.nZero,
      pTwoSided: both.p,
      minP: both.floor,
      pLess: pairedPermutationTest(differences, { method: "exact", alternative: "less" }).p,
      pGreater: pairedPermutationTest(differences, { method: "exact", alternative: "greater" }).p,
    };
  },
};
