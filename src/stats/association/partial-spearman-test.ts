import { studentTNull } from "../null/asymptotic.js";
import { pValue } from "../null/p-value.js";
import { midranks } from "../numeric/midranks.js";
import { requireChoice, requireSameLength } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";

export interface PartialSpearmanResult extends TestResult {
  /** Partial rank correlation; null where undefined. */
  readonly r: number | null;
  /** n − 2 − the number of linearly independent covariates. */
  readonly df: number;
}

/** What is left of a column of midranks is taken for zero below this share of its length: true remainders are larger. */
const COLLINEAR = 1e-9;

/**
 * Partial Spearman correlation: of what is left of the midranks of x and y after linear regression on the midranks of
 * the covariates. Null hypothesis: that partial correlation is zero; r·√(df/(1 − r²)) is then nearly t distributed.
 * An approximation, poor below some ten degrees of freedom.
 *
 * Covariates that depend linearly on others (constants too) are left out of df. r and p are null where the covariates
 * explain x or y wholly; p also where df < 1 or |r| = 1.
 *
 * @param covariates covariates[covariate][sample].
 * @throws RangeError on NaN or different lengths. ±Infinity ranks at the end.
 * @see Kendall (1942), doi:10.1093/biomet/32.3-4.277; Kim (2015), doi:10.5351/CSAM.2015.22.6.665
 */
export function partialSpearmanTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  covariates: readonly ArrayLike<number>[],
  options: { readonly alternative?: Alternative } = {},
): PartialSpearmanResult {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  requireSameLength(x, "x", y, "y");
  for (const [k, covariate] of covariates.entries()) requireSameLength(x, "x", covariate, `covariate ${k + 1}`);
  const n = x.length;
  const basis: Float64Array[] = [];
  for (const covariate of covariates) {
    const rest = remainder(centredRanks(covariate), basis);
    if (rest !== null) basis.push(unit(rest));
  }
  const a = remainder(centredRanks(x), basis);
  const b = remainder(centredRanks(y), basis);
  const df = Math.max(0, n - 2 - basis.length);
  const base = { method: "partial Spearman correlation", null: "asymptotic", n, alternative, df } as const;
  if (a === null || b === null) {
    const reason = n < 2 ? "too few pairs" : `${a === null ? "x" : "y"} is constant or explained by the covariates`;
    return { ...base, statistic: { symbol: "r", value: 0 }, p: null, floor: null, r: null, reason };
  }
  const r = Math.max(-1, Math.min(1, dot(unit(a), unit(b))));
  const statistic = { symbol: "r", value: r };
  if (df < 1 || 1 - Math.abs(r) < 1e-12) {
    const reason = df < 1 ? "too few points for the covariates" : "|r| = 1, where the t approximation is undefined";
    return { ...base, statistic, p: null, floor: null, r, reason };
  }
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
  return { ...base, statistic, ...pValue(studentTNull(df), t, alternative, "doubled"), r };
}

function centredRanks(values: ArrayLike<number>): Float64Array {
  const ranks = midranks(values);
  return ranks.map((rank) => rank - (ranks.length + 1) / 2);
}

/** What an orthonormal basis leaves of a column, projected twice to lose the round-off; null where nothing is left. */
function remainder(column: Float64Array, basis: readonly Float64Array[]): Float64Array | null {
  const length = Math.sqrt(dot(column, column));
  let rest = column;
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of basis) {
      const share = dot(rest, direction);
      rest = rest.map((value, i) => value - share * direction[i]);
    }
  }
  return Math.sqrt(dot(rest, rest)) <= COLLINEAR * length ? null : rest;
}

function unit(column: Float64Array): Float64Array {
  const length = Math.sqrt(dot(column, column));
  return column.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
