/**
 * 2U at each cyclic shift of the phases against one patient's visits in their order; shift 0 is the data's own. The visits
 * are those from `start` on, their midranks those from `from` on.
 */
export function shiftedDoubledU(
  midranks: Float64Array,
  from: number,
  phases: Uint8Array,
  start: number,
  visits: number,
): number[] {
  let after = 0;
  for (let i = 0; i < visits; i++) after += phases[start + i];
  const shifted: number[] = [];
  for (let shift = 0; shift < visits; shift++) {
    let doubledU = -after * (after + 1);
    for (let visit = 0, phase = shift; visit < visits; visit++, phase++) {
      if (phase === visits) phase = 0;
      if (phases[start + phase] === 1) doubledU += 2 * midranks[from + visit];
    }
    shifted.push(doubledU);
  }
  return shifted;
}
