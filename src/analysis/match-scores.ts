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
  for (const { sample, visit } of candidates(study, window, isSample, score, tolerance)) {
    if (visitOf[sample] !== UNMATCHED || taken[visit]) continue;
    visitOf[sample] = visit;
    taken[visit] = 1;
  }
  return visitOf;
}

function candidates(
  study: Study,
  window: Int8Array,
  isSample: Uint8Array,
  score: RangedColumn,
  tolerance: number,
): Candidate[] {
  const { patient, day, length } = study.samples;
  const found: Candidate[] = [];
  for (let sample = 0; sample < length; sample++) {
    if (!isSample[sample] || window[sample] < 0) continue;
    const consider = (visit: number) => {
      const near = patient[visit] === patient[sample] && Math.abs(day[visit] - day[sample]) <= tolerance;
      if (near && score.kind[visit] !== 0 && window[visit] === window[sample])
        found.push({ sample, visit, gap: Math.abs(day[visit] - day[sample]) });
      return near;
    };
    let visit = sample;
    while (visit >= 0 && consider(visit)) visit--;
    visit = sample + 1;
    while (visit < length && consider(visit)) visit++;
  }
  return found.sort((a, b) => a.gap - b.gap || a.visit - b.visit || a.sample - b.sample);
}
