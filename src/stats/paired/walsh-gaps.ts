import { pValue } from "../null/p-value.js";
import { signFlipsNull } from "../null/sign-flips.js";
import { shiftedP, shiftedPBeside, shiftedRanks } from "./shifted-signed-rank.js";
import { countWalsh, selectWalsh } from "./walsh-selection.js";

/** The gap above the k lowest Walsh averages. */
export interface Gap {
  /** If W+ lies above its mean there, its p or a number close to it and on the same side of α; else 1. */
  readonly p: number;
  exactP(): number;
  /** The k that share the gap. */
  readonly from: number;
  readonly to: number;
}

export type GapOf = (k: number) => Gap;

let latest: { readonly n: number; readonly gap: GapOf } | null = null;

/**
 * Without duplicates the null is one and the same in all gaps, and W+ is the number of averages above: what was worked
 * out for one column holds for the next one of the same length.
 */
export function untiedGap(n: number): GapOf {
  if (latest?.n !== n) latest = { n, gap: gapsOf(n) };
  return latest.gap;
}

function gapsOf(n: number): GapOf {
  const distribution = signFlipsNull(Float64Array.from({ length: n }, (_, i) => 2 * (i + 1)));
  const count = (n * (n + 1)) / 2;
  const known = new Map<number, Gap>();
  return (k) => {
    let gap = known.get(k);
    if (gap === undefined) {
      const w = 2 * (count - k);
      const p = w > distribution.mean ? pValue(distribution, w, "two-sided", "doubled").p : 1;
      gap = { p, exactP: () => p, from: k, to: k };
      known.set(k, gap);
    }
    return gap;
  };
}

/** Duplicates tie at midranks that move with the shift, and so does the null. */
export function tiedGap(sorted: Float64Array, alpha: number): GapOf {
  return (k) => {
    const v = selectWalsh(sorted, k + 1);
    const { less, atMost } = countWalsh(sorted, v);
    const ranks = shiftedRanks(sorted, v, "left");
    return {
      p: ranks.above ? shiftedPBeside(alpha, ranks) : 1,
      exactP: () => shiftedP(ranks),
      from: less,
      to: atMost - 1,
    };
  };
}
