/** How the values of a crowd lie: order statistics of theirs, so that each is a value that somebody has. */
export interface Spread {
  readonly low: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly high: number;
  readonly n: number;
}

/** What a spread's ends are called. */
export const SPREAD_NOTE = "Line: median; bands: middle half and middle four fifths.";

/** The spread of some values, at least one: 10%, 25%, 50%, 75% and 90% by nearest rank. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const sorted = new Float64Array(values).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { low: at(0.1), q1: at(0.25), median: at(0.5), q3: at(0.75), high: at(0.9), n: sorted.length };
}
