import { boundedCache } from "../null/bounded-cache.js";
import type { Lattice } from "../null/lattice.js";
import { kendallDraws } from "./kendall-draws.js";

/** Additions an exact null of Kendall's S may cost; beyond, `kendallTest` turns to the normal approximation. */
const EXACT_WORK = 1e8;
/** Beyond this n the ends of an untied null would underflow. */
const EXACT_POINTS = 170;

const laws = boundedCache<string, Lattice | null>(32);

/**
 * The exact law of Kendall's S = concordant − discordant pairs over all n! pairings of two samples with these
 * tie-group sizes, in ascending order of their values; null where it would cost too much.
 */
export function kendallLattice(xGroups: readonly number[], yGroups: readonly number[]): Lattice | null {
  const xUntied = xGroups.every((size) => size === 1);
  const yUntied = yGroups.every((size) => size === 1);
  const key = xUntied
    ? descending(yGroups).join()
    : yUntied
      ? descending(xGroups).join()
      : `${xGroups.join()}|${yGroups.join()}`;
  const known = laws.get(key);
  if (known !== undefined) return known;
  const law = xUntied ? oneSided(yGroups) : yUntied ? oneSided(xGroups) : kendallDraws(xGroups, yGroups, EXACT_WORK);
  return laws.keep(key, law);
}

function descending(groups: readonly number[]): number[] {
  return [...groups].sort((a, b) => b - a);
}

/**
 * Ties in one sample only: the number of inversions is a sum of independent Mann–Whitney counts, one a tie group
 * against those before it, whatever their order; S = span − 2·inversions.
 */
function oneSided(groups: readonly number[]): Lattice | null {
  if (groups.reduce((n, size) => n + size, 0) > EXACT_POINTS) return null;
  let law = new Float64Array([1]);
  let before = 0;
  let work = 0;
  for (const size of descending(groups)) {
    const width = before * size + 1;
    work += size === 1 ? law.length + width : width * size * before + law.length * width;
    if (work > EXACT_WORK) return null;
    law = size === 1 ? withUniform(law, width) : convolve(law, mannWhitney(before, size));
    before += size;
  }
  return { low: 1 - law.length, step: 2, mass: law };
}

/** Convolution with the uniform law on 0..width − 1, by a running sum; subtraction only where both terms are large. */
function withUniform(law: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const length = law.length + width - 1;
  const sum = new Float64Array(length);
  // The law is symmetric, so only the rising half is summed; there the window loses only its smallest terms.
  let running = 0;
  for (let i = 0; i <= (length - 1) / 2; i++) {
    if (i < law.length) running += law[i];
    if (i >= width) running -= law[i - width];
    sum[i] = running / width;
    sum[length - 1 - i] = sum[i];
  }
  return sum;
}

function convolve(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) sum[i + j] += a[i] * b[j];
  return sum;
}

/** The law of the Mann–Whitney count of m against n: the largest value belongs to either with probability ∝ size. */
function mannWhitney(m: number, n: number): Float64Array {
  let previous: Float64Array[] = Array.from({ length: m + 1 }, () => new Float64Array([1]));
  for (let k = 1; k <= n; k++) {
    const current: Float64Array[] = [new Float64Array([1])];
    for (let j = 1; j <= m; j++) {
      const law = new Float64Array(j * k + 1);
      const shorter = current[j - 1];
      const fewer = previous[j];
      for (let u = 0; u < shorter.length; u++) law[u + k] += (shorter[u] * j) / (j + k);
      for (let u = 0; u < fewer.length; u++) law[u] += (fewer[u] * k) / (j + k);
      current.push(law);
    }
    previous = current;
  }
  return previous[m];
}
