/**
 * The completions of differences known to lie in ranges, up to what ranks can tell apart. Values are codes: integers
 * in the order of the differences, with the same signs and the same ties in |d|.
 */
export interface Completions {
  /** All differences at the lower end of their range, and at the upper end. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** Undetermined differences: how many codes each may take, and which. */
  readonly free: readonly { readonly index: number; readonly count: number; values(): number[] }[];
  /** Whether no determined difference is zero and no two agree in |d|. */
  readonly determinedDistinct: boolean;
}

/**
 * The marks are 0 and every |end| of a range. A range reaches from mark to mark, so each gap between marks lies inside
 * it or outside; as many points in a gap as undetermined differences reach it suffice for all their orders and ties.
 * A mark itself is a place to be where a determined difference lies on it, at 0, or where one range ends at it and
 * another begins: any other tie on it can happen in a gap beside it as well.
 */
export function completionsOf(lower: Float64Array, upper: Float64Array): Completions {
  const marks = [...new Set([0, ...lower, ...upper].map(Math.abs))].sort((a, b) => a - b);
  const open = [...lower.keys()].filter((i) => lower[i] !== upper[i]);
  const known = [...lower.keys()].filter((i) => lower[i] === upper[i]).map((i) => Math.abs(lower[i]));
  const isKnown = new Set(known);
  const spacing = open.length + 1;
  const markOf = new Map(marks.map((mark, k) => [mark, k]));
  const code = (value: number): number => Math.sign(value) * (markOf.get(Math.abs(value)) ?? 0) * spacing;
  const inside = (i: number, from: number, to: number): boolean => lower[i] <= from && to <= upper[i];
  const places = marks.filter((mark, k) => {
    if (mark === 0 || isKnown.has(mark)) return true;
    let [below, above] = [false, false];
    for (const i of open) {
      for (const reach of [reachAt(lower[i], upper[i], marks, k), reachAt(-upper[i], -lower[i], marks, k)]) {
        below ||= reach === "from below";
        above ||= reach === "from above";
      }
    }
    return below && above;
  });
  const gaps = marks.slice(1).map((above, k) => {
    const below = marks[k];
    const reach = open.filter((i) => inside(i, below, above) || inside(i, -above, -below)).length;
    return { below, above, first: k * spacing + 1, reach };
  });
  /** Calls back for every place and gap that a difference may be in: the code of the first point, its sign, and how many follow. */
  const eachRun = (index: number, run: (first: number, sign: 1 | -1, length: number) => void): void => {
    for (const place of places) {
      if (inside(index, place, place)) run(code(place), 1, 1);
      if (place > 0 && inside(index, -place, -place)) run(code(place), -1, 1);
    }
    for (const { below, above, first, reach } of gaps) {
      if (inside(index, below, above)) run(first, 1, reach);
      if (inside(index, -above, -below)) run(first, -1, reach);
    }
  };
  const free = open.map((index) => {
    let count = 0;
    eachRun(index, (_, __, length) => {
      count += length;
    });
    const values = (): number[] => {
      const codes: number[] = [];
      eachRun(index, (first, sign, length) => {
        for (let step = 0; step < length; step++) codes.push(sign * (first + step));
      });
      return codes;
    };
    return { index, count, values };
  });
  return {
    lowest: lower.map(code),
    highest: upper.map(code),
    free,
    determinedDistinct: isKnown.size === known.length && !isKnown.has(0),
  };
}

/** How |d| in a range reaches the mark: only from the gap below it, only from the gap above, or else. */
function reachAt(from: number, to: number, marks: readonly number[], k: number): "from below" | "from above" | null {
  const mark = marks[k];
  if (mark < from || mark > to) return null;
  const below = k > 0 && from <= marks[k - 1];
  const above = k + 1 < marks.length && marks[k + 1] <= to;
  if (below === above) return null;
  return below ? "from below" : "from above";
}
