import { kendallLattice } from "../association/kendall-null.js";
import { concordance } from "../association/kendall-test.js";
import { kendallVariance } from "../association/kendall-variance.js";
import { normalNull } from "../null/asymptotic.js";
import { convolve } from "../null/convolve.js";
import { sumsOf } from "../null/independent-sums.js";
import { type Lattice, latticeNull } from "../null/lattice.js";
import { momentMatchedNull } from "../null/moment-matched.js";
import type { NullDistribution, Support } from "../null/null-distribution.js";
import { pValue } from "../null/p-value.js";
import type { Cumulants } from "../null/re-pairing-cumulants.js";
import { latticeCumulants } from "../null/weighted-cumulants.js";
import { gcd } from "../numeric/integers.js";
import { requireChoice, requireNumbers, requireSameLength } from "../numeric/require.js";
import { strataMidranks } from "../numeric/strata-midranks.js";
import type { Alternative, TestResult } from "../result.js";
import type { Label } from "./rows-by-label.js";
import { gathered, rowsByStratum } from "./strata-columns.js";

export interface DriftOptions {
  /** `greater`: values tend to rise with the days. Default `two-sided`. */
  readonly alternative?: Alternative;
}

/** Points of the sum's lattice up to which the null is exact. */
const EXACT_POINTS = 4000;

/**
 * Whether values drift over the days inside strata: S = Σ over strata of Kendall's S, concordant minus discordant pairs
 * of (day, value), ties counting neither way. With strata = patient × window it looks for drift inside the phases, which
 * would make re-labelling visits suspect; its absence proves nothing.
 *
 * Null hypothesis: inside every stratum every order of the values over the days is equally likely, strata independent.
 * The null is that of the tied values. Exact by convolution while S can take at most 4,000 values, beyond that by the
 * exact cumulants of the strata; normal where one stratum alone is out of reach. Two-sided p: P(|S| ≥ |s|), E(S) being 0.
 * p is null where no stratum has both days and values varying.
 *
 * @param strata a label per value. @param days in any unit; only their order counts.
 * @throws RangeError on NaN, ±Infinity or unequal lengths.
 * @see Kendall 1938, doi:10.1093/biomet/30.1-2.81; Hirsch, Slack & Smith 1982 (S summed over strata), doi:10.1029/WR018i001p00107
 */
export function driftTest(
  strata: ArrayLike<Label>,
  days: ArrayLike<number>,
  values: ArrayLike<number>,
  options: DriftOptions = {},
): TestResult {
  requireSameLength(strata, "strata", values, "values");
  requireSameLength(days, "days", values, "values");
  const [x, y] = [requireNumbers(days, "days"), requireNumbers(values, "values")];
  const { rows, starts } = rowsByStratum(strata);
  return driftInStrata(starts, gathered(x, rows), gathered(y, rows), options);
}

/** The same of strata that lie one after the other, stratum k at starts[k] … starts[k + 1] − 1. */
export function driftInStrata(
  starts: readonly number[],
  days: Float64Array,
  values: Float64Array,
  options: DriftOptions = {},
): TestResult {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  const [x, y] = [strataMidranks(days, starts), strataMidranks(values, starts)];
  const pairs: Ties[] = [];
  let s = 0;
  for (let k = 0; k + 1 < starts.length; k++) {
    const ties = { x: x.ties[k], y: y.ties[k] };
    if (ties.x.length < 2 || ties.y.length < 2) continue;
    pairs.push(ties);
    s += concordance(x.ranks, y.ranks, starts[k], starts[k + 1]);
  }
  const base = {
    method: "Kendall's S inside strata",
    statistic: { symbol: "S", value: s },
    n: values.length,
    alternative,
  };
  if (pairs.length === 0) {
    const reason = "no stratum in which both days and values vary";
    return { ...base, null: "exact", p: null, reason, floor: null };
  }
  const distribution = driftNull(pairs);
  return { ...base, null: distribution.kind, ...pValue(distribution, s, alternative, "distance") };
}

/** One stratum's tie classes. */
interface Ties {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

function driftNull(pairs: readonly Ties[]): NullDistribution {
  const laws: Law[] = [];
  for (const { x, y } of pairs) {
    const law = isUntied(x) && isUntied(y) ? untiedLaw(x.length) : lawOf(kendallLattice(x, y));
    if (law === null) {
      const variance = pairs.reduce((sum, pair) => sum + kendallVariance(pair.x, pair.y), 0);
      return normalNull(0, Math.sqrt(variance));
    }
    laws.push(law);
  }
  // Sums then round alike whatever the order of strata.
  laws.sort(canonically);
  let step = 0;
  for (const law of laws) if (step !== law.step) step = gcd(step, law.step);
  const { cumulants, ends } = sumsOf(laws);
  if ((ends.high - ends.low) / step < EXACT_POINTS) {
    const sum = laws.map(thinned).reduce((sum, part) => convolve(part, sum));
    return { ...latticeNull(sum, { mean: 0 }), support: ends };
  }
  return momentMatchedNull(cumulants, step, ends);
}

/** What the null of a sum takes from one stratum. */
interface Law {
  readonly lattice: Lattice;
  /** Where days tie as well, S takes fewer values than the lattice has points. */
  readonly step: number;
  readonly ends: Support;
  readonly cumulants: Cumulants;
}

const isUntied = (ties: readonly number[]): boolean => {
  for (let i = 0; i < ties.length; i++) if (ties[i] !== 1) return false;
  return true;
};

const untied: (Law | null)[] = [];

/** Of most strata, without a look at their ties. */
function untiedLaw(n: number): Law | null {
  if (untied[n] === undefined) {
    const ones = new Array<number>(n).fill(1);
    untied[n] = lawOf(kendallLattice(ones, ones));
  }
  return untied[n];
}

const known = new WeakMap<Lattice, Law>();

function lawOf(lattice: Lattice | null): Law | null {
  if (lattice === null) return null;
  let law = known.get(lattice);
  if (law === undefined) {
    law = { lattice, step: stepOf(lattice), ends: endsOf(lattice), cumulants: latticeCumulants(lattice) };
    known.set(lattice, law);
  }
  return law;
}

function stepOf({ mass, step }: Lattice): number {
  let common = 0;
  for (let i = 1; i < mass.length; i++) if (mass[i] > 0) common = gcd(common, i * step);
  return common;
}

function endsOf({ low, step, mass }: Lattice): Support {
  const total = mass.reduce((sum, weight) => sum + weight, 0);
  const last = mass.length - 1;
  return { low, high: low + step * last, logLow: Math.log(mass[0] / total), logHigh: Math.log(mass[last] / total) };
}

/** Without the points between, which S never takes. */
function thinned({ lattice, step }: Law): Lattice {
  const stride = step / lattice.step;
  return stride > 1 ? { low: lattice.low, step, mass: lattice.mass.filter((_, i) => i % stride === 0) } : lattice;
}

function canonically({ lattice: a }: Law, { lattice: b }: Law): number {
  if (a === b) return 0;
  if (a.low !== b.low || a.mass.length !== b.mass.length) return a.low - b.low || a.mass.length - b.mass.length;
  for (let i = 0; i < a.mass.length; i++) if (a.mass[i] !== b.mass[i]) return a.mass[i] - b.mass[i];
  return 0;
}
