import { type PhasePattern, phasePattern, untiedPattern } from "../null/phase-pattern.js";
import { type Label, rowsByLabel } from "./rows-by-label.js";

/** The visits of all patients that have some in both phases, in columns: there are many patients, with few visits each. */
export interface PhaseSeries {
  /** In order of first appearance. */
  readonly patients: readonly Label[];
  /** Patient s has the visits starts[s] … starts[s + 1] − 1, in the order given. */
  readonly starts: Int32Array;
  readonly values: Float64Array;
  /** 1 for a visit after, 0 for one before. */
  readonly phases: Uint8Array;
  /** Visits after, of each patient. */
  readonly nAfter: Int32Array;
  readonly classes: PhaseClasses;
  /** The law of each patient's 2U, given the ties over both phases. */
  readonly patterns: readonly PhasePattern[];
  /** Twice the number of each patient's pairs in which the after value is higher, ties half: an integer. */
  readonly doubledU: Float64Array;
  /** The patients in an order that their values alone decide, so that sums round alike whatever the order of rows. */
  readonly order: Int32Array;
}

/**
 * The distinct values of each phase, ascending, and how many visits have each: those before of patient s at
 * starts[s] … middles[s] − 1, those after at middles[s] … starts[s + 1] − 1.
 */
interface PhaseClasses {
  readonly starts: Int32Array;
  readonly middles: Int32Array;
  readonly values: Float64Array;
  readonly sizes: Int32Array;
}

export const visitsOf = ({ starts }: PhaseSeries, s: number): number => starts[s + 1] - starts[s];

/** (before, after) pairs. */
export const pairsOf = (series: PhaseSeries, s: number): number =>
  series.nAfter[s] * (visitsOf(series, s) - series.nAfter[s]);

/** Whether values tie inside a phase. */
export const isTied = (series: PhaseSeries, s: number): boolean =>
  series.classes.starts[s + 1] - series.classes.starts[s] < visitsOf(series, s);

export function phaseSeries(labels: ArrayLike<Label>, after: ArrayLike<boolean>, values: Float64Array): PhaseSeries {
  const patients: Label[] = [];
  const counts: number[] = [];
  const ends = [0];
  const rows: number[] = [];
  for (const [patient, own] of rowsByLabel(labels)) {
    let count = 0;
    for (let i = 0; i < own.length; i++) if (after[own[i]]) count++;
    if (count === 0 || count === own.length) continue;
    patients.push(patient);
    counts.push(count);
    for (let i = 0; i < own.length; i++) rows.push(own[i]);
    ends.push(rows.length);
  }
  const [starts, nAfter] = [Int32Array.from(ends), Int32Array.from(counts)];
  const column = new Float64Array(rows.length);
  const phases = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    column[i] = values[rows[i]];
    phases[i] = after[rows[i]] ? 1 : 0;
  }
  const classes = phaseClasses(column, phases, starts);
  const doubledU = new Float64Array(patients.length);
  const patterns: PhasePattern[] = [];
  for (let s = 0; s < patients.length; s++) {
    const ties: number[] = [];
    doubledU[s] = mergedDoubledU(classes, s, ties);
    const visits = starts[s + 1] - starts[s];
    patterns.push(ties.length === visits ? untiedPattern(nAfter[s], visits) : phasePattern(nAfter[s], ties));
  }
  const order = canonicalOrder(classes);
  return { patients, starts, values: column, phases, nAfter, classes, patterns, doubledU, order };
}

function phaseClasses(column: Float64Array, phases: Uint8Array, visits: Int32Array): PhaseClasses {
  const values = new Float64Array(column.length);
  const sizes = new Int32Array(column.length);
  const starts = new Int32Array(visits.length);
  const middles = new Int32Array(visits.length - 1);
  let next = 0;
  for (let s = 0; s < middles.length; s++) {
    for (let phase = 0; phase < 2; phase++) {
      let end = next;
      for (let i = visits[s]; i < visits[s + 1]; i++) if (phases[i] === phase) values[end++] = column[i];
      sortBetween(values, next, end);
      next = joinEqual(values, sizes, next, end);
      if (phase === 0) middles[s] = next;
    }
    starts[s + 1] = next;
  }
  return { starts, middles, values, sizes };
}

/** Up to this many values an insertion sort is the faster one. */
const MAX_INSERTED = 24;

function sortBetween(values: Float64Array, from: number, to: number): void {
  if (to - from > MAX_INSERTED) values.subarray(from, to).sort();
  else {
    for (let i = from + 1; i < to; i++) {
      const value = values[i];
      let j = i;
      for (; j > from && values[j - 1] > value; j--) values[j] = values[j - 1];
      values[j] = value;
    }
  }
}

/** Leaves each of the ascending values once, with its number; returns where they end. */
function joinEqual(values: Float64Array, sizes: Int32Array, from: number, to: number): number {
  let next = from;
  for (let i = from; i < to; i++) {
    const value = values[i];
    if (next > from && values[next - 1] === value) sizes[next - 1]++;
    else {
      values[next] = value;
      sizes[next++] = 1;
    }
  }
  return next;
}

/** 2U, and into `ties` the sizes of the classes of equal values over both phases. */
function mergedDoubledU({ starts, middles, values, sizes }: PhaseClasses, s: number, ties: number[]): number {
  const middle = middles[s];
  const end = starts[s + 1];
  let doubledU = 0;
  let below = 0;
  for (let i = starts[s], j = middle; i < middle || j < end; ) {
    const isBefore = i < middle && (j === end || values[i] <= values[j]);
    const isAfter = j < end && (i === middle || values[j] <= values[i]);
    const earlier = isBefore ? sizes[i++] : 0;
    const later = isAfter ? sizes[j++] : 0;
    doubledU += later * (2 * below + earlier);
    below += earlier;
    ties.push(earlier + later);
  }
  return doubledU;
}

/** By the values before, then by those after. */
function canonicalOrder({ starts, middles, values }: PhaseClasses): Int32Array {
  const compare = (a: number, endA: number, b: number, endB: number): number => {
    for (let i = a, j = b; i < endA && j < endB; i++, j++) if (values[i] !== values[j]) return values[i] - values[j];
    return endA - a - (endB - b);
  };
  return Int32Array.from(middles.keys()).sort(
    (s, t) =>
      compare(starts[s], middles[s], starts[t], middles[t]) ||
      compare(middles[s], starts[s + 1], middles[t], starts[t + 1]),
  );
}
