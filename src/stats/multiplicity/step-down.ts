/** Statistics of many analytes under one joint re-randomisation, each a function of a sum. */
export interface JointStatistic {
  readonly analytes: number;
  /** The sums in the data. */
  readonly observed: Float64Array;
  /** The statistic of every analyte, ≥ 0 and comparable between them, at their sums. */
  readonly evaluate: (sums: Float64Array, into: Float64Array) => void;
  /** Relative difference within which two values count as equal. */
  readonly tolerance: number;
}

export interface StepDown {
  /** Counts one re-randomisation, whose sums per analyte are given. */
  readonly visit: (sums: Float64Array) => void;
  /** How often an analyte's own statistic, and the largest of it and all below it, reached the observed one. */
  readonly counts: { readonly own: Float64Array; readonly reached: Float64Array };
}

/** Analytes by their observed statistic, the largest first. */
export function byObserved(joint: JointStatistic): number[] {
  const observed = new Float64Array(joint.analytes);
  joint.evaluate(joint.observed, observed);
  return [...observed.keys()].sort((a, b) => observed[b] - observed[a] || a - b);
}

/** Step-down maxT. Expects the analytes by their observed statistic, the largest first. */
export function stepDown(joint: JointStatistic): StepDown {
  const m = joint.analytes;
  const values = new Float64Array(m);
  joint.evaluate(joint.observed, values);
  const threshold = values.map((value) => value * (1 - joint.tolerance));
  const own = new Float64Array(m);
  const reached = new Float64Array(m);
  const visit = (sums: Float64Array): void => {
    joint.evaluate(sums, values);
    let largest = 0;
    for (let k = m - 1; k >= 0; k--) {
      const value = values[k];
      const least = threshold[k];
      largest = Math.max(largest, value);
      // Added as numbers: which way a comparison goes is a toss-up, and a branch on it would stall.
      own[k] += Number(value >= least);
      reached[k] += Number(largest >= least);
    }
  };
  return { visit, counts: { own, reached } };
}

/** p values in the analytes' own order, adjusted ones made monotone; null for those that are not tested. */
export function stepDownPValues(
  { own, reached }: StepDown["counts"],
  descending: readonly number[],
  toP: (count: number) => number,
  isTested: (analyte: number) => boolean,
): { raw: (number | null)[]; adjusted: (number | null)[] } {
  const raw = new Array<number | null>(descending.length).fill(null);
  const adjusted = new Array<number | null>(descending.length).fill(null);
  let largest = 0;
  for (const [k, a] of descending.entries()) {
    if (!isTested(a)) continue;
    largest = Math.max(largest, toP(reached[k]));
    raw[a] = toP(own[k]);
    adjusted[a] = largest;
  }
  return { raw, adjusted };
}
