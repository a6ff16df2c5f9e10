import { pValue } from "../null/p-value.js";
import { signFlipsNull } from "../null/sign-flips.js";
import { walsh } from "./walsh-selection.js";

/**
 * The two-sided Pratt p of the differences d − θ, at θ = v or in the gap between Walsh averages just left of v, and
 * whether W+ lies above its mean. `sorted`: d, ascending.
 *
 * Twice the signed rank of dᵢ − θ is Σⱼ [sgn(dᵢ − dⱼ) + sgn(wᵢⱼ − θ)] + sgn(dᵢ − θ), wᵢⱼ the Walsh averages: no
 * subtraction rounds, and a tie of |dᵢ − θ| with |dⱼ − θ| is what it must be, θ = wᵢⱼ. Each term can only fall as θ
 * rises, so P(W ≥ w) can only rise: the values that a test does not reject are an interval.
 */
export function shiftedSignedRank(
  sorted: Float64Array,
  v: number,
  place: "at" | "left",
): { readonly p: number; readonly above: boolean } {
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
  if (m === 0) return { p: 1, above: false };
  const distribution = signFlipsNull(weights.subarray(0, m).sort(), { zeros: n - m });
  return { p: pValue(distribution, wPlus, "two-sided", "doubled").p, above: 2 * wPlus > total };
}
