import { INVERSION_ERROR } from "../null/inverted-sign-flips.js";
import { pValue } from "../null/p-value.js";
import { nearlyExactNull, signFlipsNull } from "../null/sign-flips.js";
import { walsh } from "./walsh-selection.js";

/** The Pratt signed ranks of d − θ, doubled, so that midranks are integers. */
export interface ShiftedRanks {
  /** Of the non-zero differences, ascending. */
  readonly weights: Float64Array;
  readonly zeros: number;
  readonly wPlus: number;
  /** Whether W+ lies above its mean. */
  readonly above: boolean;
}

/**
 * The signed ranks of the differences d − θ, at θ = v or in the gap between Walsh averages just left of v. `sorted`: d,
 * ascending.
 *
 * Twice the signed rank of dᵢ − θ is Σⱼ [sgn(dᵢ − dⱼ) + sgn(wᵢⱼ − θ)] + sgn(dᵢ − θ), wᵢⱼ the Walsh averages: no
 * subtraction rounds, and a tie of |dᵢ − θ| with |dⱼ − θ| is what it must be, θ = wᵢⱼ. Each term can only fall as θ
 * rises, so P(W ≥ w) can only rise: the values that a test does not reject are an interval.
 */
export function shiftedRanks(sorted: Float64Array, v: number, place: "at" | "left"): ShiftedRanks {
  const n = sorted.length;
  const weights = new Float64Array(n);
  let wPlus = 0;
  let total = 0;
  let m = 0;
  let firstEqual = 0;
  let afterEqual = 0;
  let less = n;
  let atMost = n;
  for (let i = 0; i < n; i++) {
    if (sorted[i] !== sorted[firstEqual]) firstEqual = i;
    while (afterEqual < n && sorted[afterEqual] === sorted[i]) afterEqual++;
    while (less > 0 && walsh(sorted[i], sorted[less - 1]) >= v) less--;
    while (atMost > 0 && walsh(sorted[i], sorted[atMost - 1]) > v) atMost--;
    // In the gap, averages equal to v lie above θ.
    const higher = place === "left" ? n - less : n - atMost;
    const own = sorted[i] > v || (place === "left" && sorted[i] === v) ? 1 : sorted[i] < v ? -1 : 0;
    const signedRank = firstEqual - (n - afterEqual) + higher - less + own;
    if (signedRank === 0) continue;
    weights[m++] = Math.abs(signedRank);
    total += Math.abs(signedRank);
    if (signedRank > 0) wPlus += signedRank;
  }
  return { weights: weights.subarray(0, m).sort(), zeros: n - m, wPlus, above: 2 * wPlus > total };
}

/** Their two-sided p under the null that `signedRankTest` would choose. */
export function shiftedP({ weights, zeros, wPlus }: ShiftedRanks): number {
  if (weights.length === 0) return 1;
  return pValue(signFlipsNull(weights, { zeros }), wPlus, "two-sided", "doubled").p;
}

/** A number on the same side of `level` as that p, and close to it: the exact null is formed only where it must decide. */
export function shiftedPBeside(level: number, ranks: ShiftedRanks): number {
  const nearly = nearlyExactNull(ranks.weights);
  if (nearly !== null) {
    const { p } = pValue(nearly, ranks.wPlus, "two-sided", "doubled");
    if (Math.abs(p - level) > 2 * INVERSION_ERROR) return p;
  }
  return shiftedP(ranks);
}
