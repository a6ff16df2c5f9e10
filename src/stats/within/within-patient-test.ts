import { isRoughSum } from "../null/coarse-re-pairings.js";
import { shiftedSeriesNull } from "../null/cyclic-shifts.js";
import { enumeratedPairings } from "../null/enumerated-pairings.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { doubledP, pValue } from "../null/p-value.js";
import { patternsNull, type RePairingMethod, type RePairingOptions, rePairingsNull } from "../null/re-pairings.js";
import type { Series } from "../null/series-sum.js";
import { strataPatterns } from "../null/strata-patterns.js";
import { requireChoice, requireNumbers, requireSameLength } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";
import type { Label } from "./rows-by-label.js";
import { type StrataColumns, type StratumValues, strataColumns } from "./strata-columns.js";

export interface WithinPatientOptions {
  /** `ranks` (default): midranks inside the stratum; `raw`: the values. */
  readonly values?: StratumValues;
  /** `permute` (default): every re-pairing of y with x inside the strata; `shift`: cyclic shifts of y against x. */
  readonly scheme?: "permute" | "shift";
  /** `greater`: y tends to rise with x. Default `two-sided`. */
  readonly alternative?: Alternative;
  /** Default `auto`: exact, or moment-matched where that is too much, or Monte Carlo. */
  readonly method?: RePairingMethod;
  /** Of Monte Carlo. Default 1. */
  readonly seed?: number;
  /** Of Monte Carlo. Default 10⁵. */
  readonly draws?: number;
}

export interface WithinPatientResult extends TestResult {
  /** Sxy/√(Sxx·Syy), sums over strata about each stratum's own mean; null where x or y varies in no stratum. */
  readonly coefficient: number | null;
  /** min(1, 2 · smaller tail), beside the two-sided p by distance; null where p is. */
  readonly pDoubled: number | null;
  /** Strata in which both x and y vary, which alone bear on the test. */
  readonly contributing: number;
}

/**
 * Association of x and y inside strata: T = Σ over strata of Σ (x − x̄)(y − ȳ), on midranks or values. Strata = patients:
 * inside patients. Strata = patient × window: beyond the step that transplant puts into both.
 *
 * Null hypothesis: inside every stratum all pairings of the y with the x are equally likely, strata independent
 * (`shift`: all Π nᵢ cyclic shifts of y against x are, rows being in visit order and spacing ignored). Serial correlation
 * in both series violates the first; a trend or step that both share violates either.
 *
 * Ties share midranks, and the null is that of the tied ranks. Strata in which x or y is constant contribute 0. Two-sided
 * p: P(|T − E| ≥ |t − E|). p is null where no stratum has both x and y varying. Exact while every stratum has at most 12
 * values and all at most 60; raw values where at most 10⁶ pairings of strata of at most 8 can be listed, or as decimals on
 * their lattice while that has at most 10⁷ points and the sum of the strata takes at most 10⁸ additions; beyond that by
 * Monte Carlo, unless they are so many and so even that four moments tell their sum. Sums of raw values that differ by less
 * than 10⁻¹² of the largest there could be are one, off the lattice.
 *
 * @param strata a label per value. n is the number of values, those of constant strata too.
 * @throws RangeError on NaN, ±Infinity, products that overflow, unequal lengths, or `exact` out of reach.
 * @see Pitman 1937, doi:10.2307/2983647 (moments of the null); Good 2005, Permutation, Parametric and Bootstrap Tests of
 *   Hypotheses, doi:10.1007/b138696 (blocks); Bakdash & Marusich 2017, doi:10.3389/fpsyg.2017.00456 (coefficient, raw)
 */
export function withinPatientTest(
  strata: ArrayLike<Label>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: WithinPatientOptions = {},
): WithinPatientResult {
  const values = requireChoice(options.values ?? "ranks", "values", ["ranks", "raw"]);
  requireSameLength(strata, "strata", x, "x");
  requireSameLength(x, "x", y, "y");
  const columns = strataColumns(strata, requireNumbers(x, "x"), requireNumbers(y, "y"), values);
  const { result, distribution, t } = tested(columns, options);
  return { ...result, pDoubled: distribution && doubledP(distribution, t) };
}

/** The same of columns that several tests share, without the doubled p. */
export const withinTestOf = (
  columns: StrataColumns,
  options: Omit<WithinPatientOptions, "values"> = {},
): Omit<WithinPatientResult, "pDoubled"> => tested(columns, options).result;

interface Tested {
  readonly result: Omit<WithinPatientResult, "pDoubled">;
  /** Null where p is. */
  readonly distribution: NullDistribution | null;
  readonly t: number;
}

function tested(columns: StrataColumns, options: Omit<WithinPatientOptions, "values">): Tested {
  const { scheme = "permute", alternative = "two-sided", method = "auto" } = options;
  requireChoice(scheme, "scheme", ["permute", "shift"]);
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  requireChoice(method, "method", ["auto", "exact", "moment-matched", "monte-carlo"]);
  const { contributing } = columns;
  const { sxx, syy, sxy } = columns.sums;
  const value = sxy * columns.unit + 0;
  if (!Number.isFinite(value)) throw new RangeError("sums of products of x and y overflow");
  const common = {
    method: `within-patient association (${scheme === "shift" ? "cyclic shifts" : "re-pairings"} inside strata)`,
    statistic: { symbol: "T", value },
    n: columns.a.length,
    alternative,
    coefficient: sxx > 0 && syy > 0 ? correlationOf(sxx, syy, sxy) : null,
    contributing: contributing.length,
  };
  if (contributing.length === 0) {
    const reason = "no stratum in which both x and y vary";
    return { result: { ...common, null: "exact", p: null, reason, floor: null }, distribution: null, t: 0 };
  }
  const random = {
    method,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.draws === undefined ? {} : { draws: options.draws }),
  };
  const distribution =
    scheme === "shift" ? shiftedSeriesNull(shiftedProducts(columns), random) : rePaired(columns, contributing, random);
  const t = columns.ranked === null ? products(columns) : sxy;
  const p = pValue(distribution, t, alternative, "distance");
  return { result: { ...common, null: distribution.kind, ...p }, distribution, t };
}

/** √(s·s) is s to the last bit, so that equal sums, as of the same ranks, give ±1; their product may overflow or underflow. */
function correlationOf(sxx: number, syy: number, sxy: number): number {
  const product = sxx * syy;
  const size = product >= 2 ** -1022 && product < Number.POSITIVE_INFINITY ? Math.sqrt(product) : null;
  const r = size === null ? sxy / Math.sqrt(sxx) / Math.sqrt(syy) : sxy / size;
  return Math.max(-1, Math.min(1, r));
}

function rePaired(
  { starts, a, b, ranked }: StrataColumns,
  strata: readonly number[],
  options: RePairingOptions & { readonly method: RePairingMethod },
): NullDistribution {
  if (ranked !== null) return patternsNull(strataPatterns(ranked.a, ranked.b, strata), options);
  const pairs = strata.map((s) => ({
    a: a.subarray(starts[s], starts[s + 1]),
    b: b.subarray(starts[s], starts[s + 1]),
  }));
  const listed = options.method === "auto" || options.method === "exact";
  return (listed ? enumeratedPairings(pairs) : null) ?? rePairingsNull(pairs, options, isRoughSum);
}

/** T of each stratum at each cyclic shift of b against a. */
function shiftedProducts({ starts, a, b, contributing }: StrataColumns): Series {
  const own = new Uint32Array(contributing.length + 1);
  let longest = 0;
  for (let k = 0; k < contributing.length; k++) {
    const n = starts[contributing[k] + 1] - starts[contributing[k]];
    longest = Math.max(longest, n);
    own[k + 1] = own[k] + n;
  }
  const total = own[contributing.length];
  // Of each stratum a multiple of four is written, of which the next one takes back what is beyond its end.
  const values = new Float64Array(total + 3);
  const twice = new Float64Array(2 * longest + 3);
  for (let k = 0; k < contributing.length; k++) {
    const from = starts[contributing[k]];
    const n = own[k + 1] - own[k];
    for (let i = 0; i < n; i++) twice[i] = twice[n + i] = b[from + i];
    for (let shift = 0; shift < n; shift += 4) setProducts(a, from, twice, shift, n, values, own[k] + shift);
  }
  return { values: values.subarray(0, total), starts: own };
}

/** Σ aᵢbⱼ over n values of each, j from four successive starts: side by side they take a third of the time. */
function setProducts(
  a: Float64Array,
  fromA: number,
  b: Float64Array,
  fromB: number,
  n: number,
  into: Float64Array,
  at: number,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < n; i++) {
    const x = a[fromA + i];
    s0 += x * b[fromB + i];
    s1 += x * b[fromB + i + 1];
    s2 += x * b[fromB + i + 2];
    s3 += x * b[fromB + i + 3];
  }
  into[at] = s0;
  into[at + 1] = s1;
  into[at + 2] = s2;
  into[at + 3] = s3;
}

/** Σ aᵢbᵢ over the strata that contribute; of ranks, whose mean is 0, the same as about the means of all. */
function products({ starts, a, b, contributing }: StrataColumns): number {
  let sum = 0;
  for (const s of contributing) {
    let own = 0;
    for (let i = starts[s]; i < starts[s + 1]; i++) own += a[i] * b[i];
    sum += own;
  }
  return sum;
}
