/**
 * The completions of differences known to lie in ranges, up to what ranks can tell apart. Values are codes: integers
 * in the order of the differences, with the same signs and the same ties in |d|.
 */
export interface Completions {
  /** All differences at the lower end of their range, and at the upper end. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** Undetermined differences, with every code each may take. */
  readonly free: readonly { readonly index: number; readonly values: readonly number[] }[];
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
  const spacing = open.length + 1;
  const code = (value: number): number => Math.sign(value) * marks.indexOf(Math.abs(value)) * spacing;
  const inside = (i: number, from: number, to: number): boolean => lower[i] <= from && to <= upper[i];
  const places = marks.filter((mark, k) => {
    if (mark === 0 || known.includes(mark)) return true;
    const meeting = open.flatMap((i) => [1, -1].map((sign) => reachAt(lower[i], upper[i], sign, marks, k)));
    return meeting.includes("from below") && meeting.includes("from above");
  });
  const gaps = marks.slice(1).map((above, k) => {
    const below = marks[k];
    const reach = open.filter((i) => inside(i, below, above) || inside(i, -above, -below)).length;
    return { below, above, codes: Array.from({ length: reach }, (_, step) => k * spacing + step + 1) };
  });
  const free = open.map((index) => {
    const values: number[] = [];
    for (const place of places) {
      if (inside(index, place, place)) values.push(code(place));
      if (place > 0 && inside(index, -place, -place)) values.push(code(-place));
    }
    for (const { below, above, codes } of gaps) {
      if (inside(index, below, above)) values.push(...codes);
      if (inside(index, -above, -below)) values.push(...codes.map((c) => -c));
    }
    return { index, values };
  });
  return {
    lowest: lower.map(code),
    highest: upper.map(code),
    free,
    determinedDistinct: new Set(known).size === known.length && !known.includes(0),
  };
}

/** How sign · |d| within [low, high] reaches the mark: only from the gap below it, only from the gap above, or else. */
function reachAt(
  low: number,
  high: number,
  sign: number,
  marks: readonly number[],
  k: number,
): "from below" | "from above" | null {
  const [from, to] = sign > 0 ? [low, high] : [-high, -low];
  const mark = marks[k];
  if (mark < from || mark > to) return null;
  const below = k > 0 && from <= marks[k - 1];
  const above = k + 1 < marks.length && marks[k + 1] <= to;
  if (below === above) return null;
  return below ? "from below" : "from above";
}
