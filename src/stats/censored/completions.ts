import { firstAbove } from "../numeric/first-above.js";

/**
 * The completions of differences known to lie in ranges, up to what ranks can tell apart. Values are codes: integers
 * in the order of the differences, with the same signs and the same ties in |d|.
 */
export interface Completions {
  /** The codes of differences that are ends of ranges. */
  codes(differences: Float64Array): Float64Array;
  /** Undetermined differences: how many codes each may take, and which. */
  readonly free: readonly { readonly index: number; readonly count: number; values(): number[] }[];
  /** Whether no determined difference is zero and no two agree in |d|. */
  readonly determinedDistinct: boolean;
}

/** The part of a range with one sign: between which marks |d| lies there. */
interface Span {
  readonly sign: 1 | -1;
  readonly first: number;
  readonly last: number;
}

/**
 * The marks are 0 and every |end| of a range. A range reaches from mark to mark, so each gap between marks lies inside
 * it or outside; as many points in a gap as undetermined differences reach it suffice for all their orders and ties.
 * A mark itself is a place to be where a determined difference lies on it, at 0, or where one range ends at it and
 * another begins: any other tie on it can happen in a gap beside it as well.
 */
export function completionsOf(lower: Float64Array, upper: Float64Array): Completions {
  const marks = marksOf(lower, upper);
  const open: { readonly index: number; readonly spans: readonly Span[] }[] = [];
  const known = new Uint8Array(marks.length);
  const begins = new Uint8Array(marks.length);
  const ends = new Uint8Array(marks.length);
  /** By how much more ranges reach into the gap above a mark than into the one below. */
  const change = new Int32Array(marks.length);
  let determinedDistinct = true;
  for (let index = 0; index < lower.length; index++) {
    if (lower[index] === upper[index]) {
      const mark = placeOf(marks, Math.abs(lower[index]));
      if (mark === 0 || known[mark] === 1) determinedDistinct = false;
      known[mark] = 1;
      continue;
    }
    const spans = spansOf(marks, lower[index], upper[index]);
    open.push({ index, spans });
    for (const { first, last } of spans) {
      if (first === last) continue;
      begins[first] = 1;
      ends[last] = 1;
    }
    // With both signs, both spans begin at 0.
    change[Math.min(...spans.map(({ first }) => first))]++;
    change[Math.max(...spans.map(({ last }) => last))]--;
  }
  const spacing = open.length + 1;
  const isPlace = marks.map((_, k) => Number(k === 0 || known[k] === 1 || (begins[k] === 1 && ends[k] === 1)));
  let reaching = 0;
  const reach = change.map((more) => {
    reaching += more;
    return reaching;
  });
  /** Calls back for every place and gap in a range: the code of its first point, and how many follow one another. */
  const eachRun = (spans: readonly Span[], run: (first: number, length: number, sign: 1 | -1) => void): void => {
    for (const { sign, first, last } of spans) {
      for (let k = sign === 1 ? first : Math.max(1, first); k <= last; k++)
        if (isPlace[k] === 1) run(k * spacing, 1, sign);
      for (let k = first; k < last; k++) run(k * spacing + 1, reach[k], sign);
    }
  };
  const free = open.map(({ index, spans }) => {
    let count = 0;
    eachRun(spans, (_, length) => {
      count += length;
    });
    const values = (): number[] => {
      const codes: number[] = [];
      eachRun(spans, (first, length, sign) => {
        for (let step = 0; step < length; step++) codes.push(sign * (first + step));
      });
      return codes;
    };
    return { index, count, values };
  });
  const codes = (differences: Float64Array): Float64Array =>
    differences.map((value) => Math.sign(value) * placeOf(marks, Math.abs(value)) * spacing);
  return { codes, free, determinedDistinct };
}

/** 0 and every |end|, ascending. */
function marksOf(lower: Float64Array, upper: Float64Array): Float64Array {
  const n = lower.length;
  const sizes = new Float64Array(2 * n + 1);
  for (let i = 0; i < n; i++) {
    sizes[i] = Math.abs(lower[i]);
    sizes[n + i] = Math.abs(upper[i]);
  }
  return sizes.sort().filter((size, k) => k === 0 || size !== sizes[k - 1]);
}

function spansOf(marks: Float64Array, lower: number, upper: number): Span[] {
  const spans: Span[] = [];
  if (upper >= 0) spans.push({ sign: 1, first: placeOf(marks, Math.max(lower, 0)), last: placeOf(marks, upper) });
  if (lower < 0) spans.push({ sign: -1, first: placeOf(marks, Math.max(-upper, 0)), last: placeOf(marks, -lower) });
  return spans;
}

/** Where a mark stands. */
const placeOf = (marks: Float64Array, mark: number): number => firstAbove(marks, mark, true);
