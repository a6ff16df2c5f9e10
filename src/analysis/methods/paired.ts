import type { Method } from "./method.js";
import { SOURCES } from "./sources.js";

/** A paired test that `--test` can choose. */
export interface PairedMethod extends Method {
  /** What `estimate` and its interval are. */
  readonly estimate: "Hodges–Lehmann estimate" | "mean of the differences";
  /** What `effect` holds; null where there is none. */
  readonly effect: string | null;
  /** The statistic that Westfall–Young takes with it; null where there is none that orders flips alike. */
  readonly westfallYoung: "signed-rank" | "t" | null;
}

const ONE_SIGN = "2^(1−m) of m non-zero differences: .25 at 3, .031 at 6";

export const PAIRED_METHODS = [
  {
    id: "signed-rank",
    label: "Wilcoxon signed-rank test",
    exported: "signedRankTest",
    null: "each difference is as likely to be d as −d, independently of the others (symmetry about 0)",
    statistic: "W+, the sum of the ranks of |d| over positive differences",
    ties: "share midranks, and the null is that of the tied ranks",
    zeros: "Pratt: ranked with the rest, then dropped; `--zeros wilcoxon`: dropped first",
    floor: `${ONE_SIGN}; higher where ties or zeros make it so`,
    exact:
      "up to 100 differences with any ties and zeros, up to 341 untied; then saddlepoint, or Monte Carlo where weights are few",
    use: "the default; below 6 pairs no p can reach .05, so read the floor first",
    reference: [{ source: SOURCES.wilcoxon }, { of: "zeros", source: SOURCES.pratt }],
    estimate: "Hodges–Lehmann estimate",
    effect: "rank-biserial correlation (W+ − W−)/(W+ + W−)",
    westfallYoung: "signed-rank",
  },
  {
    id: "sign",
    label: "sign test",
    exported: "signTest",
    null: "each non-zero difference is as likely to be positive as negative, independently of the others",
    statistic: "S+, the number of positive differences",
    ties: "do not matter",
    zeros: "are dropped",
    floor: ONE_SIGN,
    exact: "always: binomial with probability ½",
    use: "when only the direction can be trusted, as with many values below a limit; weak, but its p is as small as any at n ≤ 5",
    reference: [{ source: SOURCES.dixonMood }],
    estimate: "Hodges–Lehmann estimate",
    effect: "(number up − number down)/(both)",
    westfallYoung: null,
  },
  {
    id: "fisher-pitman",
    label: "Fisher–Pitman permutation test",
    exported: "pairedPermutationTest",
    null: "each difference is as likely to be d as −d, independently of the others (symmetry about 0)",
    statistic: "Σd, which orders the sign flips as the mean and t do",
    ties: "are equal sums, round-off aside",
    zeros: "change nothing",
    floor: ONE_SIGN,
    exact:
      "up to 40 differences, and on a lattice of up to 10⁶ points; then saddlepoint, or Monte Carlo where one difference dominates",
    use: "when the mean change matters and its size is on a scale worth adding; one outlier decides it",
    reference: [{ source: SOURCES.fisher }, { source: SOURCES.pitman }],
    estimate: "Hodges–Lehmann estimate",
    effect: "Σd/Σ|d|",
    westfallYoung: "t",
  },
  {
    id: "t",
    label: "paired t test",
    exported: "pairedTTest",
    null: "the differences are normal about a mean of 0",
    statistic: "t = mean/(sd/√n)",
    ties: "do not matter",
    zeros: "count like other values",
    floor: "none: it can be as small as normality is taken on trust",
    exact: "never: Student's t with n − 1 df",
    use: "for comparison with papers that print it; at n = 3 to 10 normality can be neither seen nor tested",
    reference: [{ source: SOURCES.student }, { of: "dz and its interval", source: SOURCES.cummingFinch }],
    estimate: "mean of the differences",
    effect: "dz = mean/sd",
    westfallYoung: "t",
  },
  {
    id: "prentice-wilcoxon",
    label: "paired Prentice–Wilcoxon test",
    exported: "pairedPrenticeWilcoxonTest",
    null: "in every pair, before and after are exchangeable, independently between pairs",
    statistic: "Z = Σd/√Σd² of the Prentice–Wilcoxon score differences",
    ties: "share scores",
    zeros: "are those of pairs of uncertain order (both below, or one below a limit above the other) and say nothing",
    floor: `${ONE_SIGN}, m the pairs of certain order`,
    exact: "up to 40 score differences; then as Fisher–Pitman",
    use: "when many values lie below limits that differ: it takes limits as limits, without substitution",
    reference: [{ source: SOURCES.obrienFleming }],
    estimate: "Hodges–Lehmann estimate",
    effect: null,
    westfallYoung: null,
  },
] as const satisfies readonly PairedMethod[];

export type PairedTestId = (typeof PAIRED_METHODS)[number]["id"];
