import { pairedPrenticeWilcoxonTest } from "../stats/censored/paired-prentice-wilcoxon-test.js";
import type { CensoredValue } from "../stats/censored/prentice-scores.js";
import { pairedPermutationTest } from "../stats/paired/fisher-pitman.js";
import { hodgesLehmann } from "../stats/paired/hodges-lehmann.js";
import { pairedTTest } from "../stats/paired/paired-t-test.js";
import { signTest } from "../stats/paired/sign-test.js";
import { signedRankTest } from "../stats/paired/signed-rank.js";
import type { PairedTestId } from "./methods/paired.js";
import type { Plan } from "./plan.js";
import { entryOf } from "./registry.js";
import type { Interval, Pair, Ranged, TestResult } from "./result.js";

/** A paired test's result with its effect size, as the registry says what that is. */
interface Tested {
  readonly test: TestResult;
  readonly effect: number | null;
}

type Run = (differences: Float64Array, pairs: readonly Pair[], plan: Plan) => Tested;

const RUN: Readonly<Record<PairedTestId, Run>> = {
  "signed-rank": (d, _, { alternative, zeros, seed }) => {
    const test = signedRankTest(d, { alternative, zeros, seed });
    return { test, effect: test.rankBiserial };
  },
  sign: (d, _, { alternative }) => {
    const test = signTest(d, { alternative });
    const { nPositive, nNegative } = test;
    return { test, effect: ratio(nPositive - nNegative, nPositive + nNegative) };
  },
  "fisher-pitman": (d, _, { alternative, seed }) => {
    const test = pairedPermutationTest(d, { alternative, seed });
    return { test, effect: ratio(test.statistic.value, sum(d.map(Math.abs))) };
  },
  t: (d, _, { alternative, confidence }) => {
    const test = pairedTTest(d, { alternative, confidence });
    return { test, effect: test.dz };
  },
  "prentice-wilcoxon": (_, pairs, { alternative, seed }) => {
    const [before, after] = [pairs.map((pair) => censored(pair.before)), pairs.map((pair) => censored(pair.after))];
    return { test: pairedPrenticeWilcoxonTest(before, after, { alternative, seed }), effect: null };
  },
};

/** The paired test that the plan chooses. */
export function pairedTest(differences: Float64Array, pairs: readonly Pair[], plan: Plan): Tested {
  return RUN[plan.test](differences, pairs, plan);
}

/** Estimate and interval on the analysis scale, of the kind that the registry names with the test; null without a pair. */
export function pairedEstimate(
  differences: Float64Array,
  { test, confidence }: Plan,
): { estimate: number; interval: Interval | null } | null {
  if (differences.length === 0) return null;
  if (entryOf("test", test).estimate === "Hodges–Lehmann estimate") return hodgesLehmann(differences, { confidence });
  const { mean, interval } = pairedTTest(differences, { confidence });
  return mean === null ? null : { estimate: mean, interval };
}

/** A value below its limit, wholly or in part, as the highest it can be; one above the upper limit as observed there. */
function censored({ low, value, high }: Ranged): CensoredValue {
  return low < high && Number.isFinite(high) ? { value: high, below: true } : { value, below: false };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
