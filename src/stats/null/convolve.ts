import { gcd } from "../numeric/integers.js";
import type { Lattice } from "./lattice.js";

/** Rows of a product added in one pass: as many weights and masses as the processor's registers hold. */
const ROWS = 8;
/** What a pass takes a row, zeros among them, goes so many times into what a row by itself takes. */
const GAIN = 4;

/** The distribution of the sum of two independent statistics: strata, patients. */
export function convolve(a: Lattice, b: Lattice): Lattice {
  if (a.mass.length === 1 || b.mass.length === 1) {
    const [point, other] = a.mass.length === 1 ? [a, b] : [b, a];
    return { low: a.low + b.low, step: other.step, mass: other.mass.map((m) => m * point.mass[0]) };
  }
  const step = gcd(a.step, b.step);
  return { low: a.low + b.low, step, mass: product(a.mass, a.step / step, b.mass, b.step / step) };
}

/** Each point of the product is summed in the order of a's points, whichever way is the faster. */
function product(a: Float64Array, strideA: number, b: Float64Array, strideB: number): Float64Array {
  const points = (a.length - 1) * strideA + (b.length - 1) * strideB + 1;
  if (a.length * strideA * strideB >= GAIN * nonZero(a)) {
    const mass = new Float64Array(points);
    for (let i = 0; i < a.length; i++) if (a[i] !== 0) addRow(mass, i * strideA, strideB, b, a[i]);
    return mass;
  }
  // The zeros take what is left of the last pass, and of the last rows.
  const weights = spread(a, strideA, 0);
  const masses = spread(b, strideB, ROWS);
  const mass = new Float64Array(weights.length + masses.length);
  for (let i = 0; i < weights.length; i += ROWS) addRows(mass, i, masses, weights);
  return mass.subarray(0, points);
}

function nonZero(mass: Float64Array): number {
  let count = 0;
  for (let i = 0; i < mass.length; i++) if (mass[i] !== 0) count++;
  return count;
}

/** With zeros between the points, and behind them `room` or more, up to a multiple of the rows of a pass. */
function spread(mass: Float64Array, stride: number, room: number): Float64Array {
  const wide = new Float64Array(Math.ceil((mass.length * stride + room) / ROWS) * ROWS);
  for (let i = 0; i < mass.length; i++) wide[i * stride] = mass[i];
  return wide;
}

/** On its own, and with indices known to be integers, the inner loop compiles to half the time. */
function addRow(into: Float64Array, from: number, stride: number, mass: Float64Array, weight: number): void {
  const by = stride | 0;
  for (let j = 0, k = from | 0; j < mass.length; j++, k = (k + by) | 0) into[k] += weight * mass[j];
}

/** Eight neighbouring rows at once, added in their order: a quarter of the time, and the same to the last bit. */
function addRows(into: Float64Array, from: number, mass: Float64Array, weights: Float64Array): void {
  const w0 = weights[from];
  const w1 = weights[from + 1];
  const w2 = weights[from + 2];
  const w3 = weights[from + 3];
  const w4 = weights[from + 4];
  const w5 = weights[from + 5];
  const w6 = weights[from + 6];
  const w7 = weights[from + 7];
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  let m5 = 0;
  let m6 = 0;
  let m7 = 0;
  for (let j = 0, k = from | 0; j < mass.length; j++, k = (k + 1) | 0) {
    const m0 = mass[j];
    into[k] = into[k] + w0 * m0 + w1 * m1 + w2 * m2 + w3 * m3 + w4 * m4 + w5 * m5 + w6 * m6 + w7 * m7;
    m7 = m6;
    m6 = m5;
    m5 = m4;
    m4 = m3;
    m3 = m2;
    m2 = m1;
    m1 = m0;
  }
}
