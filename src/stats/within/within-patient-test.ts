import { cyclicShiftsNull } from "../null/cyclic-shifts.js";
import { enumeratedPairings } from "../null/enumerated-pairings.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { doubledP, pValue } from "../null/p-value.js";
import { type RePairingMethod, rePairingsNull } from "../null/re-pairings.js";
import { requireChoice, requireNumbers, requireSameLength } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";
import type { Label } from "./rows-by-label.js";
import { centred, type StratumColumns, type StratumValues, stratumColumns } from "./stratum-columns.js";

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
 * values and all at most 60; raw values also where at most 10⁶ pairings can be listed, or as decimals on their lattice.
 *
 * @param strata a label per value. n is the number of values, those of constant strata too.
 * @throws RangeError on NaN, ±Infinity, squares that overflow, unequal lengths, or `exact` out of reach.
 * @see Pitman 1937, doi:10.2307/2983647 (moments of the null); Good 2005, Permutation, Parametric and Bootstrap Tests of
 *   Hypotheses, doi:10.1007/b138696 (blocks); Bakdash & Marusich 2017, doi:10.3389/fpsyg.2017.00456 (coefficient, raw)
 */
export function withinPatientTest(
  strata: ArrayLike<Label>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: WithinPatientOptions = {},
): WithinPatientResult {
  const { values = "ranks", scheme = "permute", alternative = "two-sided", method = "auto" } = options;
  requireChoice(values, "values", ["ranks", "raw"]);
  requireChoice(scheme, "scheme", ["permute", "shift"]);
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  requireChoice(method, "method", ["auto", "exact", "moment-matched", "monte-carlo"]);
  requireSameLength(strata, "strata", x, "x");
  requireSameLength(x, "x", y, "y");
  const { strata: columns, unit } = stratumColumns(strata, requireNumbers(x, "x"), requireNumbers(y, "y"), values);
  const deviations = columns.map(({ a, b }) => ({ a: centred(a), b: centred(b) }));
  const sxy = sum(deviations, ({ a, b }) => products(a, b));
  const sxx = sum(deviations, ({ a }) => products(a, a));
  const syy = sum(deviations, ({ b }) => products(b, b));
  if (!Number.isFinite(sxx + syy)) throw new RangeError("sums of squares of x or y overflow");
  const contributing = columns.filter(({ a, b }) => varies(a) && varies(b));
  const common = {
    method: `within-patient association (${scheme === "shift" ? "cyclic shifts" : "re-pairings"} inside strata)`,
    statistic: { symbol: "T", value: sxy * unit },
    n: x.length,
    alternative,
    coefficient: sxx > 0 && syy > 0 ? Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx) / Math.sqrt(syy))) : null,
    contributing: contributing.length,
  };
  if (contributing.length === 0) {
    const reason = "no stratum in which both x and y vary";
    return { ...common, null: "exact", p: null, reason, floor: null, pDoubled: null };
  }
  const random = {
    method,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.draws === undefined ? {} : { draws: options.draws }),
  };
  const distribution =
    scheme === "shift" ? cyclicShiftsNull(contributing.map(shifts), random) : rePaired(contributing, values, random);
  const t = sum(contributing, ({ a, b }) => products(a, b));
  return {
    ...common,
    null: distribution.kind,
    ...pValue(distribution, t, alternative, "distance"),
    pDoubled: doubledP(distribution, t),
  };
}

function rePaired(
  strata: readonly StratumColumns[],
  values: StratumValues,
  options: Parameters<typeof rePairingsNull>[1] & { readonly method: RePairingMethod },
): NullDistribution {
  const listed = options.method === "auto" || options.method === "exact";
  return (values === "raw" && listed ? enumeratedPairings(strata) : null) ?? rePairingsNull(strata, options);
}

/** T of one stratum at each cyclic shift of b against a. */
function shifts({ a, b }: StratumColumns): Float64Array {
  const n = a.length;
  const shifted = new Float64Array(n);
  for (let shift = 0; shift < n; shift++) for (let i = 0; i < n; i++) shifted[shift] += a[i] * b[(i + shift) % n];
  return shifted;
}

const varies = (values: Float64Array): boolean => values.some((value) => value !== values[0]);

function products(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}

const sum = (strata: readonly StratumColumns[], term: (stratum: StratumColumns) => number): number =>
  strata.reduce((total, stratum) => total + term(stratum), 0);
