import { type PhasePattern, phasePattern, untiedPattern } from "../null/phase-pattern.js";
import { type Label, rowsByLabel } from "./rows-by-label.js";

/** One patient's visits, some before and some after. Plain arrays: there are many, and short. */
export interface PhaseSeries {
  readonly patient: Label;
  /** In the order given. */
  readonly values: readonly number[];
  /** 1 for a visit after, 0 for one before. */
  readonly phases: readonly (0 | 1)[];
  readonly before: Classes;
  readonly after: Classes;
  /** (before, after) pairs. */
  readonly pairs: number;
  /** The law of 2U, given the ties over both phases. */
  readonly pattern: PhasePattern;
  /** Whether values tie inside a phase. */
  readonly isTied: boolean;
  /** Twice the number of pairs in which the after value is higher, ties half: an integer. */
  readonly doubledU: number;
}

/** The distinct values of one phase, ascending, and how many visits have each. */
export interface Classes {
  readonly values: readonly number[];
  readonly sizes: readonly number[];
  readonly visits: number;
}

/** The patients that have visits in both phases, in order of first appearance; others are left out. */
export function phaseSeries(
  patients: ArrayLike<Label>,
  after: ArrayLike<boolean>,
  values: Float64Array,
): readonly PhaseSeries[] {
  const list: PhaseSeries[] = [];
  for (const [patient, rows] of rowsByLabel(patients)) {
    const earlier: number[] = [];
    const later: number[] = [];
    const own: number[] = [];
    const phases: (0 | 1)[] = [];
    for (const row of rows) {
      own.push(values[row]);
      phases.push(after[row] ? 1 : 0);
      (after[row] ? later : earlier).push(values[row]);
    }
    if (earlier.length === 0 || later.length === 0) continue;
    const [low, high] = [classesOf(earlier), classesOf(later)];
    const { ties, doubledU } = merged(low, high);
    list.push({
      patient,
      values: own,
      phases,
      before: low,
      after: high,
      pairs: low.visits * high.visits,
      pattern: ties.length === own.length ? untiedPattern(high.visits, own.length) : phasePattern(high.visits, ties),
      isTied: low.values.length + high.values.length < own.length,
      doubledU,
    });
  }
  return list;
}

/** Up to this many values an insertion sort is the faster one. */
const FEW = 24;

function sortAscending(values: number[]): void {
  if (values.length > FEW) values.sort((a, b) => a - b);
  else {
    for (let i = 1; i < values.length; i++) {
      const value = values[i];
      let j = i;
      for (; j > 0 && values[j - 1] > value; j--) values[j] = values[j - 1];
      values[j] = value;
    }
  }
}

function classesOf(own: number[]): Classes {
  sortAscending(own);
  const values: number[] = [];
  const sizes: number[] = [];
  for (const value of own) {
    if (value === values[values.length - 1]) sizes[sizes.length - 1]++;
    else {
      values.push(value);
      sizes.push(1);
    }
  }
  return { values, sizes, visits: own.length };
}

function merged(before: Classes, after: Classes): { ties: number[]; doubledU: number } {
  const ties: number[] = [];
  let doubledU = 0;
  let below = 0;
  for (let i = 0, j = 0; i < before.values.length || j < after.values.length; ) {
    const isBefore = j === after.values.length || before.values[i] <= after.values[j];
    const isAfter = i === before.values.length || after.values[j] <= before.values[i];
    const earlier = isBefore ? before.sizes[i++] : 0;
    const later = isAfter ? after.sizes[j++] : 0;
    doubledU += later * (2 * below + earlier);
    below += earlier;
    ties.push(earlier + later);
  }
  return { ties, doubledU };
}
