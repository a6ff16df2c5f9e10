/** Where Π cos(uwᵢ/2) is known to be below e^−18 in absolute value, it is negligible: all of that adds less than 8e−8. */
const NEGLIGIBLE = 18;
/** With less to spare, the bound for nearly untied ranks says nothing. */
const LEAST_TO_SPARE = 2;
/** Where more samples count than this, nothing is won. */
const MOST_SAMPLES = 400;
/** More different weights than this are not scanned: it would cost as much as the exact null. */
const MOST_SCANNED = 180;

type Span = readonly [from: number, to: number];

/**
 * The samples u = (k + ½)du in (0, end) at which the characteristic function of Σ ±wᵢ/2 is not known to be negligible,
 * as spans from ≤ k < to; null where they are too many. `weights`: positive integers, ascending; end = π, or π/2 where
 * all are even.
 */
export function spansOfCharacteristic(
  weights: Float64Array,
  squares: number,
  end: number,
  du: number,
): readonly Span[] | null {
  const samples = Math.round(end / du);
  const spans = nearlyUntied(weights, samples, end, du) ?? scanned(weights, squares, samples, end, du);
  if (spans === null) return null;
  return spans.reduce((sum, [from, to]) => sum + to - from, 0) <= MOST_SAMPLES ? spans : null;
}

/**
 * Let r = 1 … top, all but `missing` of the 2r be among the weights; then |Π cos| ≤ exp(−½ Σ sin²(ru)), Σ over those that
 * are, and Σ sin²(ru) ≥ top/2 + ¼ − 1/(4|sin u|) − missing. So only near u = 0 and near π is there anything to add up.
 */
function nearlyUntied(weights: Float64Array, samples: number, end: number, du: number): Span[] | null {
  let differentEven = 0;
  for (let i = 0; i < weights.length; i++)
    if (weights[i] % 2 === 0 && (i === 0 || weights[i] !== weights[i - 1])) differentEven++;
  const top = Math.floor(weights[weights.length - 1] / 2);
  const spare = top / 2 + 0.25 - (top - differentEven) - 2 * NEGLIGIBLE;
  if (!(spare >= LEAST_TO_SPARE)) return null;
  const count = Math.ceil(Math.asin(1 / (4 * spare)) / du);
  return end < Math.PI
    ? [[0, count]]
    : [
        [0, count],
        [samples - count, samples],
      ];
}

/**
 * |Π cos| ≤ exp(−½ Σ sin²(uwᵢ/2)) = exp(−¼ (m − Σ cos(uwᵢ))). Between two points h apart that sum is at most the larger
 * of theirs and h²/8 · Σwᵢ², here m/8. Null where there are too few weights for that, or too many different ones.
 */
function scanned(weights: Float64Array, squares: number, samples: number, end: number, du: number): Span[] | null {
  const m = weights.length;
  const most = m - m / 8 - 4 * NEGLIGIBLE;
  if (most <= 0) return null;
  const cells = Math.ceil(end / Math.sqrt(m / squares));
  const sums = sumsOfCosines(weights, end / cells, cells);
  if (sums === null) return null;
  const spans: Span[] = [];
  for (let cell = 0; cell < cells; cell++) {
    if (sums[cell] <= most && sums[cell + 1] <= most) continue;
    const from = Math.max(0, Math.floor((cell * end) / cells / du - 0.5));
    const to = Math.min(samples, Math.ceil(((cell + 1) * end) / cells / du + 0.5));
    const last = spans[spans.length - 1];
    if (last !== undefined && from <= last[1]) spans[spans.length - 1] = [last[0], to];
    else spans.push([from, to]);
  }
  return spans;
}

/** Σ cos(k · h · wᵢ) for k = 0 … cells, by recurrence; null where the weights are too many. */
function sumsOfCosines(weights: Float64Array, h: number, cells: number): Float64Array | null {
  const sums = new Float64Array(cells + 1);
  let different = 0;
  for (let start = 0, i = 1; i <= weights.length; i++) {
    if (i < weights.length && weights[i] === weights[start]) continue;
    if (++different > MOST_SCANNED) return null;
    const turn = 2 * Math.cos(h * weights[start]);
    let before = i - start;
    let here = (before * turn) / 2;
    sums[0] += before;
    for (let k = 1; k <= cells; k++) {
      sums[k] += here;
      const next = turn * here - before;
      before = here;
      here = next;
    }
    start = i;
  }
  return sums;
}
