import { Mark } from "../study/measurement.js";
import type { Study } from "../study/study.js";
import type { RangedColumn } from "./censoring.js";

/** No score visit goes with this sample. */
export const UNMATCHED = -1;

interface Candidate {
  readonly sample: number;
  readonly visit: number;
  readonly gap: number;
}

/**
 * Pairs blood samples with visits at which a score was taken, within a patient, a window and `tolerance` days: by
 * smallest gap, then earlier visit, then earlier sample; each sample and each visit serves once. Gives, for each
 * sample row, the row of its visit.
 */
export function matchScore(
  study: Study,
  window: Int8Array,
  isSample: Uint8Array,
  score: RangedColumn,
  tolerance: number,
): Int32Array {
  const visitOf = new Int32Array(study.samples.length).fill(UNMATCHED);
  const taken = new Uint8Array(study.samples.length);
  // A day is one row: where the score was taken with the blood, no gap is smaller and nobody else wants the visit first.
  for (let row = 0; row < visitOf.length; row++) {
    if (!isSample[row] || window[row] < 0 || score.kind[row] === Mark.missing) continue;
    visitOf[row] = row;
    taken[row] = 1;
  }
  for (const { sample, visit } of candidates(study, window, isSample, score, tolerance, { visitOf, taken })) {
    if (visitOf[sample] !== UNMATCHED || taken[visit]) continue;
    visitOf[sample] = visit;
    taken[visit] = 1;
  }
  return visitOf;
}

/** Of the samples and visits that are still free. */
function candidates(
  { samples: { patient, day, length } }: Study,
  window: Int8Array,
  isSample: Uint8Array,
  score: RangedColumn,
  tolerance: number,
  { visitOf, taken }: { readonly visitOf: Int32Array; readonly taken: Uint8Array },
): Candidate[] {
  const found: Candidate[] = [];
  for (let sample = 0; sample < length; sample++) {
    if (!isSample[sample] || window[sample] < 0 || visitOf[sample] !== UNMATCHED) continue;
    const consider = (visit: number) => {
      const near = patient[visit] === patient[sample] && Math.abs(day[visit] - day[sample]) <= tolerance;
      if (near && !taken[visit] && score.kind[visit] !== Mark.missing && window[visit] === window[sample])
        found.push({ sample, visit, gap: Math.abs(day[visit] - day[sample]) });
      return near;
    };
    for (let visit = sample - 1; visit >= 0 && consider(visit); visit--);
    for (let visit = sample + 1; visit < length && consider(visit); visit++);
  }
  return found.sort((a, b) => a.gap - b.gap || a.visit - b.visit || a.sample - b.sample);
}
