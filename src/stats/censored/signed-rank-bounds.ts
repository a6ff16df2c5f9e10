import { pValue } from "../null/p-value.js";
import { signFlipsNull } from "../null/sign-flips.js";
import { requireChoice, requireNumbers, requireSameLength } from "../numeric/require.js";
import { positiveRankSum } from "../paired/signed-rank.js";
import type { Alternative } from "../result.js";
import { type Completions, completionsOf } from "./completions.js";
import { rememberedP } from "./remembered-p.js";

export interface SignedRankBounds {
  /** The smallest and largest W+ over all completions. */
  readonly wLowest: number;
  readonly wHighest: number;
  /** The smallest and largest p over all completions; null, with a note, where they are out of reach. */
  readonly pLowest: number | null;
  readonly pHighest: number | null;
  readonly n: number;
  readonly nUndetermined: number;
  readonly note?: string;
}

/** Completions visited at most; beyond, p is bounded by W+ alone. */
const MAX_COMPLETIONS = 1e5;

/**
 * What Wilcoxon's signed-rank test (Pratt's zeros) could have given, had every difference been known: each lies
 * somewhere in [lower, upper], undetermined where they differ.
 *
 * W+ never falls when a difference rises, so its bounds are those at the two ends. p is not monotone: its bounds are
 * taken over all orders, ties and signs that the ranges allow (every |d| of the data inside a range, and in each gap
 * between them as many points as undetermined differences reach it), up to 10⁵ of them. Beyond that, where no
 * determined difference is zero or tied, p at the two bounds of W+ under the untied null (and 1 where they straddle
 * its mean); else null.
 *
 * @param lower lower ends of the differences, ±Infinity allowed; equal to `upper` where determined.
 * @throws RangeError on NaN, different lengths, or lower > upper.
 */
export function signedRankBounds(
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  options: { readonly alternative?: Alternative } = {},
): SignedRankBounds {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  requireSameLength(lower, "lower", upper, "upper");
  const lows = requireNumbers(lower, "lower", { infinite: true });
  const highs = requireNumbers(upper, "upper", { infinite: true });
  for (let i = 0; i < lows.length; i++) {
    if (lows[i] > highs[i])
      throw new RangeError(`lower must not exceed upper; found ${lows[i]} > ${highs[i]} at index ${i}`);
  }
  const completions = completionsOf(lows, highs);
  const wLowest = positiveRankSum(lows);
  const wHighest = positiveRankSum(highs);
  const found = { wLowest, wHighest, n: lows.length, nUndetermined: completions.free.length };
  if (lows.length === 0) return { ...found, pLowest: null, pHighest: null, note: "no pair" };
  const count = completions.free.reduce((product, own) => product * own.count, 1);
  if (count <= MAX_COMPLETIONS) return { ...found, ...enumerated(completions, lows, alternative) };
  if (!completions.determinedDistinct) {
    const note = `too many completions to visit (${count}), and determined differences are zero or tied`;
    return { ...found, pLowest: null, pHighest: null, note };
  }
  const note = `too many completions to visit (${count}): p at the bounds of W+, without further ties or zeros`;
  return { ...found, ...atBounds(wLowest, wHighest, lows.length, alternative), note };
}

function enumerated(
  { codes, free }: Completions,
  lows: Float64Array,
  alternative: Alternative,
): { pLowest: number; pHighest: number } {
  const differences = codes(lows);
  const choices = free.map(({ index, values }) => ({ index, values: values() }));
  const pOf = rememberedP(differences.length, alternative);
  let pLowest = 1;
  let pHighest = 0;
  const visit = (k: number): void => {
    if (k === choices.length) {
      const p = pOf(differences);
      pLowest = Math.min(pLowest, p);
      pHighest = Math.max(pHighest, p);
      return;
    }
    const { index, values } = choices[k];
    for (const value of values) {
      differences[index] = value;
      visit(k + 1);
    }
  };
  visit(0);
  return { pLowest, pHighest };
}

function atBounds(
  wLowest: number,
  wHighest: number,
  n: number,
  alternative: Alternative,
): { pLowest: number; pHighest: number } {
  const distribution = signFlipsNull(Float64Array.from({ length: n }, (_, i) => 2 * (i + 1)));
  const ends = [wLowest, wHighest].map((w) => pValue(distribution, 2 * w, alternative, "doubled").p);
  const straddled =
    alternative === "two-sided" && 2 * wLowest <= distribution.mean && distribution.mean <= 2 * wHighest;
  return { pLowest: Math.min(...ends), pHighest: straddled ? 1 : Math.max(...ends) };
}
