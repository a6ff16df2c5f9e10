import { requireChoice } from "../numeric/require.js";

export type Adjustment = "holm" | "bh" | "by" | "bonferroni";

/**
 * Adjusted p values of one family, in the order given. Nulls stay null and don't count.
 *
 * `bonferroni` and `holm` control the family-wise error under any dependence, `bh` the false discovery rate under
 * independence or positive dependence, `by` under any.
 *
 * @throws RangeError unless every p lies in [0, 1].
 * @see Holm 1979, https://www.jstor.org/stable/4615733; Benjamini & Hochberg 1995,
 * doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini & Yekutieli 2001, doi:10.1214/aos/1013699998
 */
export function adjustPValues(p: ArrayLike<number | null>, method: Adjustment): (number | null)[] {
  requireChoice(method, "method", ["holm", "bh", "by", "bonferroni"]);
  const family: { readonly p: number; readonly index: number }[] = [];
  for (let index = 0; index < p.length; index++) {
    const value = p[index];
    if (value === null) continue;
    if (!(value >= 0 && value <= 1)) throw new RangeError(`p must lie in [0, 1]; found ${value} at index ${index}`);
    family.push({ p: value, index });
  }
  family.sort((a, b) => a.p - b.p);
  const adjusted = new Array<number | null>(p.length).fill(null);
  const m = family.length;
  if (method === "bh" || method === "by") {
    const factor = method === "by" ? harmonic(m) : 1;
    for (let i = m - 1, least = 1; i >= 0; i--) {
      least = Math.min(least, family[i].p * ((factor * m) / (i + 1)));
      adjusted[family[i].index] = least;
    }
  } else {
    for (let i = 0, most = 0; i < m; i++) {
      most = Math.max(most, Math.min(1, family[i].p * (method === "holm" ? m - i : m)));
      adjusted[family[i].index] = most;
    }
  }
  return adjusted;
}

function harmonic(m: number): number {
  let sum = 0;
  for (let i = m; i >= 1; i--) sum += 1 / i;
  return sum;
}
