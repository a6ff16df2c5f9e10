import type { PhaseSeries } from "./phase-series.js";

/** 2U at each cyclic shift of the phases against one patient's visits in their order; shift 0 is the data's own. */
export function shiftedDoubledU(midranks: Float64Array, { after, nAfter }: PhaseSeries): Float64Array {
  const n = midranks.length;
  return Float64Array.from({ length: n }, (_, shift) => {
    let sum = 0;
    for (let visit = 0; visit < n; visit++) if (after[(visit + shift) % n]) sum += 2 * midranks[visit];
    return sum - nAfter * (nAfter + 1);
  });
}
