import { rank } from "../numeric/midranks.js";
import { type Label, rowsByLabel } from "./rows-by-label.js";

/** One patient's visits, some before and some after, in the order given. */
export interface PhaseSeries {
  readonly patient: Label;
  readonly values: Float64Array;
  /** 1 for a visit after, 0 for one before. */
  readonly after: Uint8Array;
  readonly nBefore: number;
  readonly nAfter: number;
  /** (before, after) pairs. */
  readonly pairs: number;
  /** Sizes of the classes of equal values, by ascending value. */
  readonly ties: readonly number[];
  /** Twice the number of pairs in which the after value is higher, ties half: an integer. */
  readonly doubledU: number;
}

/** The patients that have visits in both phases, in order of first appearance; others are left out. */
export function phaseSeries(
  patients: ArrayLike<Label>,
  after: ArrayLike<boolean>,
  values: Float64Array,
): readonly PhaseSeries[] {
  const list: PhaseSeries[] = [];
  for (const [patient, rows] of rowsByLabel(patients)) {
    const own = Float64Array.from(rows, (row) => values[row]);
    const marks = Uint8Array.from(rows, (row) => (after[row] ? 1 : 0));
    const nAfter = marks.reduce((sum, mark) => sum + mark, 0);
    const nBefore = rows.length - nAfter;
    if (nAfter === 0 || nBefore === 0) continue;
    const { ranks, ties } = rank(own);
    const doubledU = doubledUOf(ranks, marks, nAfter);
    list.push({ patient, values: own, after: marks, nBefore, nAfter, pairs: nBefore * nAfter, ties, doubledU });
  }
  return list;
}

/** 2U = 2 Σ ranks of the visits after − a(a + 1). */
export function doubledUOf(midranks: Float64Array, after: Uint8Array, nAfter: number): number {
  let sum = 0;
  for (let i = 0; i < midranks.length; i++) if (after[i]) sum += 2 * midranks[i];
  return sum - nAfter * (nAfter + 1);
}
