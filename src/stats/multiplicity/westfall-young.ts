import { requireChoice, requireInteger } from "../numeric/require.js";
import { signedRankFlips, studentFlips } from "./flip-statistic.js";
import { exactFlips, flipsInCanonicalOrder, randomFlips } from "./sign-flips.js";
import { byObserved, stepDown, stepDownPValues } from "./step-down.js";

export interface WestfallYoungOptions {
  /** `"signed-rank"` (default): |W+ − E|/sd with Pratt's zeros; `"t"`: |t|. */
  readonly statistic?: "signed-rank" | "t";
  /** Sign flips drawn beyond 20 patients; 10⁵ by default. */
  readonly draws?: number;
  readonly seed?: number;
}

export interface WestfallYoungResult {
  /** Two-sided p of each analyte on its own; null where it has no patient. */
  readonly raw: readonly (number | null)[];
  /** Adjusted for all analytes: step-down maxT, strong control of the familywise error. */
  readonly adjusted: readonly (number | null)[];
  /** Flips behind the p values: all 2ⁿ of them, or the draws. */
  readonly flips: number;
  readonly null: "exact" | "monte-carlo";
}

/** Up to this many patients all 2ⁿ flips are visited. */
const EXACT_PATIENTS = 20;

/**
 * Westfall and Young's step-down maxT: p values of many analytes measured in the same patients, adjusted for their
 * dependence by flipping the signs of whole patients jointly.
 *
 * Null hypothesis of each analyte: its differences are symmetric about zero, jointly over patients; under the complete
 * null the vector of a patient's differences has the same law as its negative. maxT, not minP: at tiny n all p values
 * share one floor, and minP could not tell them apart.
 *
 * Signed ranks compare as integers (S²/Σw² is exact in double arithmetic); t values are equal within 1e−9 relative.
 * An analyte whose differences are all zero has p = 1; a null difference leaves that patient out of that analyte only.
 * Monte Carlo p is (b + 1)/(draws + 1).
 *
 * @param differences differences[analyte][patient], after − before.
 * @throws RangeError on NaN, ±Infinity or rows of different length.
 * @see Westfall & Young (1993), Resampling-Based Multiple Testing, algorithm 4.1;
 *   Ge, Dudoit & Speed (2003), doi:10.1007/BF02595811
 */
export function westfallYoung(
  differences: readonly (readonly (number | null)[])[],
  options: WestfallYoungOptions = {},
): WestfallYoungResult {
  const statistic = requireChoice(options.statistic ?? "signed-rank", "statistic", ["signed-rank", "t"]);
  const draws = requireInteger(options.draws ?? 1e5, "draws", 1);
  const patients = differences.length === 0 ? 0 : differences[0].length;
  for (const [a, row] of differences.entries()) {
    if (row.length !== patients) {
      throw new RangeError(
        `every analyte needs one difference a patient: ${patients}; analyte ${a + 1} has ${row.length}`,
      );
    }
  }
  const ordered = flipsInCanonicalOrder(differences);
  const flipsOf = statistic === "t" ? studentFlips : signedRankFlips;
  const descending = byObserved(flipsOf(ordered));
  const flipped = flipsOf(descending.map((a) => ordered[a]));
  const counter = stepDown(flipped);
  const exact = patients <= EXACT_PATIENTS;
  const visited = exact
    ? exactFlips(flipped, counter.visit)
    : randomFlips(flipped, counter.visit, draws, options.seed ?? 1);
  const toP = (count: number) => (exact ? count / visited : (count + 1) / (visited + 1));
  const isTested = (a: number) => differences[a].some((d) => d !== null);
  return {
    ...stepDownPValues(counter.counts, descending, toP, isTested),
    flips: exact ? 2 ** patients : draws,
    null: exact ? "exact" : "monte-carlo",
  };
}
