import { createRandom } from "../numeric/random.js";
import type { FlipStatistic } from "./flip-statistic.js";

type Row = readonly (number | null)[];
type Visit = (sums: Float64Array) => void;

/**
 * The rows with their patients in an order that depends on the values alone, so that seeded flips give the same result
 * whatever order patients and analytes came in.
 *
 * @throws RangeError on NaN and ±Infinity.
 */
export function flipsInCanonicalOrder(rows: readonly Row[]): Row[] {
  for (const [a, row] of rows.entries()) {
    for (const [i, d] of row.entries()) {
      if (d !== null && !Number.isFinite(d)) {
        throw new RangeError(`differences must be finite; analyte ${a + 1}, patient ${i + 1} has ${d}`);
      }
    }
  }
  if (rows.length === 0) return [];
  const sorted = rows.map((row) => ({ row, key: [...row].sort(byValue) })).sort((a, b) => compare(a.key, b.key));
  const patients = [...rows[0].keys()].sort((i, j) => {
    for (const { row } of sorted) {
      const difference = byValue(row[i], row[j]);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return rows.map((row) => patients.map((i) => row[i]));
}

function compare(a: Row, b: Row): number {
  for (let i = 0; i < a.length; i++) {
    const difference = byValue(a[i], b[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Null before every number. */
function byValue(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return a - b;
}

/** How many Gray-code steps go by before the sums are formed anew, so that rounding cannot pile up. */
const REFRESH = 1024;

/**
 * Visits every flip up to the common sign, which changes no |statistic|: 2ⁿ⁻¹ of them in Gray-code order, each one
 * patient away from the last. Returns how many.
 */
export function exactFlips(flipped: FlipStatistic, visit: Visit): number {
  const { analytes, patients, weights } = flipped;
  const sums = Float64Array.from(flipped.observed);
  const signs = new Int8Array(patients).fill(1);
  const count = 2 ** Math.max(0, patients - 1);
  visit(sums);
  for (let step = 1; step < count; step++) {
    const patient = 31 - Math.clz32(step & -step);
    signs[patient] = -signs[patient];
    if (step % REFRESH === 0) {
      sumUp(sums, signs, flipped);
    } else {
      const change = 2 * signs[patient];
      const offset = patient * analytes;
      for (let a = 0; a < analytes; a++) sums[a] += change * weights[offset + a];
    }
    visit(sums);
  }
  return count;
}

export function randomFlips(flipped: FlipStatistic, visit: Visit, draws: number, seed: number): number {
  const random = createRandom(seed);
  const sums = new Float64Array(flipped.analytes);
  const signs = new Int8Array(flipped.patients);
  for (let draw = 0; draw < draws; draw++) {
    let bits = 0;
    for (let i = 0; i < signs.length; i++) {
      if (i % 32 === 0) bits = random.bits();
      signs[i] = (bits >>> (i % 32)) & 1 ? 1 : -1;
    }
    sumUp(sums, signs, flipped);
    visit(sums);
  }
  return draws;
}

function sumUp(sums: Float64Array, signs: Int8Array, { analytes, weights }: FlipStatistic): void {
  sums.fill(0);
  for (let i = 0; i < signs.length; i++) {
    const offset = i * analytes;
    if (signs[i] > 0) for (let a = 0; a < analytes; a++) sums[a] += weights[offset + a];
    else for (let a = 0; a < analytes; a++) sums[a] -= weights[offset + a];
  }
}
