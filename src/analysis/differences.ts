import type { Scale } from "../study/variable.js";
import type { Pair, Ranged } from "./result.js";

/** Relative to the operands, how far round-off can part two differences that are equal on paper. */
const ROUND_OFF = 1e-11;

/**
 * The paired differences after − before on the analysis scale. A pair whose ranges overlap or touch, at least one of
 * them undetermined, counts as zero. Round-off breaks no ties: differences of logarithms are rounded to 9 decimals,
 * linear ones take the value of the tie group they fall into.
 */
export function pairedDifferences(pairs: readonly { before: Ranged; after: Ranged }[], scale: Scale): Float64Array {
  const differences = new Float64Array(pairs.length);
  const operands = new Float64Array(pairs.length);
  for (let i = 0; i < pairs.length; i++) {
    const { before, after } = pairs[i];
    const difference = cannotBeTold(before, after) ? 0 : after.value - before.value;
    differences[i] = scale === "linear" ? difference : toNineDecimals(difference);
    operands[i] = Math.max(Math.abs(before.value), Math.abs(after.value));
  }
  return scale === "linear" ? tiedWithinRoundOff(differences, operands) : differences;
}

function cannotBeTold(a: Ranged, b: Ranged): boolean {
  const undetermined = a.low < a.high || b.low < b.high;
  return undetermined && a.low <= b.high && b.low <= a.high;
}

/** Sorted by size, each difference joins the group of the one before while round-off can explain the gap to the group's first. */
function tiedWithinRoundOff(differences: Float64Array, operands: Float64Array): Float64Array {
  const tied = differences.slice();
  const order = Array.from(differences.keys()).sort(
    (i, j) => Math.abs(differences[i]) - Math.abs(differences[j]) || operands[j] - operands[i],
  );
  let size = 0;
  let operand = 0;
  for (const i of order) {
    const own = Math.abs(differences[i]);
    if (own - size > ROUND_OFF * Math.max(operand, operands[i])) {
      size = own;
      operand = operands[i];
    }
    tied[i] = size === 0 ? 0 : Math.sign(differences[i]) * size;
  }
  return tied;
}

/**
 * The ranges in which the differences lie, as the test would see them: a determined one as it was used, ends rounded
 * like logarithms, and on the linear scale tied with a difference that round-off alone parts from them.
 */
export function differenceRanges(pairs: readonly Pair[], scale: Scale): [lower: Float64Array, upper: Float64Array] {
  const sizes = [0, ...pairs.map(({ difference }) => Math.abs(difference))];
  const end = (to: number, from: number): number => {
    if (scale !== "linear" || !Number.isFinite(to - from)) return toNineDecimals(to - from);
    const near = ROUND_OFF * Math.max(Math.abs(to), Math.abs(from));
    const size = sizes.find((known) => Math.abs(Math.abs(to - from) - known) <= near);
    return size === undefined ? to - from : Math.sign(to - from) * size;
  };
  const lower = new Float64Array(pairs.length);
  const upper = new Float64Array(pairs.length);
  for (let i = 0; i < pairs.length; i++) {
    const { before, after, difference } = pairs[i];
    const determined = isDetermined(pairs[i]);
    lower[i] = determined ? difference : end(after.low, before.high);
    upper[i] = determined ? difference : end(after.high, before.low);
  }
  return [lower, upper];
}

/** Whether both values of a pair are known. */
export function isDetermined({ before, after }: Pair): boolean {
  return before.low === before.high && after.low === after.high;
}

/** What is infinite, or too large to have decimals, stays. */
function toNineDecimals(x: number): number {
  const rounded = Math.round(x * 1e9) / 1e9 + 0;
  return Number.isFinite(rounded) ? rounded : x;
}
