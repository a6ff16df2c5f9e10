import type { PairedComparison } from "../../analysis/result.js";
import { pText } from "../number-text.js";

/** At or below this p of the drift test a phase p is marked: a hint to look at the course, no verdict. */
const SUSPECT = 0.05;

/** Whether values drift inside the windows, which makes the phase test suspect. */
export function isSuspect({ phase }: PairedComparison): boolean {
  return phase?.pDrift != null && phase.pDrift <= SUSPECT;
}

/** Whether the non-detects, had they been measured, could have given a p that reads otherwise. */
export function isOpen({ bounds: { lowest, highest }, test: { p } }: PairedComparison): boolean {
  return lowest !== null && highest !== null && (pText(lowest) !== pText(p) || pText(highest) !== pText(p));
}

/**
 * Whether the interval of the phase test holds no change although its p leaves no change out: where many pairs of visits
 * tie, as two non-detects do, changes just short of none are not rejected, and none itself, the interval's end, is.
 */
export function isAtNoChange({ phase, scale }: PairedComparison, confidence: number): boolean {
  if (phase?.interval == null || phase.test.p === null || phase.test.p > 1 - confidence) return false;
  const { low, high } = phase.interval;
  const none = scale === "log2" ? 1 : 0;
  return low <= none && none <= high;
}

/** `between .031 and .250`. */
export function boundsText({ bounds: { lowest, highest } }: PairedComparison): string {
  return `between ${pText(lowest)} and ${pText(highest)}`;
}
