import type { PhaseSeries } from "./phase-series.js";

/** 2U at each cyclic shift of the phases against one patient's visits in their order; shift 0 is the data's own. */
export function shiftedDoubledU(midranks: Float64Array, { phases, after }: PhaseSeries): Float64Array {
  const n = midranks.length;
  const shifted = new Float64Array(n).fill(-after.visits * (after.visits + 1));
  for (let shift = 0; shift < n; shift++) {
    for (let visit = 0, phase = shift; visit < n; visit++, phase++) {
      if (phase === n) phase = 0;
      if (phases[phase] === 1) shifted[shift] += 2 * midranks[visit];
    }
  }
  return shifted;
}
