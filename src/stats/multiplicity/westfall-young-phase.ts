import { createRandom } from "../numeric/random.js";
import { requireInteger, requireSameLength } from "../numeric/require.js";
import { type Label, rowsByLabel } from "../within/rows-by-label.js";
import { drawLabels, phaseLabels } from "./phase-labels.js";
import { byObserved, stepDown, stepDownPValues } from "./step-down.js";

export interface WestfallYoungPhaseOptions {
  /** Default 10⁵. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
}

export interface WestfallYoungPhaseResult {
  /** Two-sided p of each analyte on its own; null where no patient has it in both phases. */
  readonly raw: readonly (number | null)[];
  /** Adjusted for all analytes: step-down maxT, strong control of the familywise error. */
  readonly adjusted: readonly (number | null)[];
  readonly draws: number;
}

/**
 * Westfall and Young's step-down maxT over phase tests: the visits of each patient are relabelled before or after at
 * random, the same way for all analytes, which keeps their dependence.
 *
 * Null hypothesis of each analyte: inside every patient its phases are exchangeable over the visits; under the complete
 * null, those of all analytes jointly. The statistic is |U − E|/sd: U over the observed cells of the analyte (ties half),
 * E given how many of them come after, sd over all labellings of the patients' visits. Without missing cells it orders
 * labellings as `phaseTest` does. A patient with one phase only, and a tied cell, shift nothing: their scores are 0 about
 * the mean. p is (b + 1)/(draws + 1). Neither the order of samples nor that of analytes changes a result.
 *
 * @param patients a label per sample. @param after whether the sample comes after.
 * @param values values[analyte][sample], in any unit; null where missing.
 * @throws RangeError on NaN, ±Infinity or rows of different length.
 * @see Westfall & Young (1993), Resampling-Based Multiple Testing, algorithm 4.1;
 *   Ge, Dudoit & Speed (2003), doi:10.1007/BF02595811
 */
export function westfallYoungPhase(
  patients: ArrayLike<Label>,
  after: ArrayLike<boolean>,
  values: readonly (readonly (number | null)[])[],
  options: WestfallYoungPhaseOptions = {},
): WestfallYoungPhaseResult {
  const draws = requireInteger(options.draws ?? 1e5, "draws", 1);
  requireSameLength(patients, "patients", after, "after");
  for (const [a, row] of values.entries()) {
    requireSameLength(row, `values of analyte ${a + 1}`, patients, "patients");
    const wrong = row.findIndex((value) => value !== null && !Number.isFinite(value));
    if (wrong >= 0)
      throw new RangeError(`values must be finite; analyte ${a + 1}, sample ${wrong + 1} has ${row[wrong]}`);
  }
  const descending = byObserved(phaseLabels(patients, after, values));
  const labels = phaseLabels(
    patients,
    after,
    descending.map((a) => values[a]),
  );
  const counter = stepDown(labels);
  const random = createRandom(options.seed ?? 1);
  const sums = new Float64Array(labels.analytes);
  for (let draw = 0; draw < draws; draw++) {
    drawLabels(labels, random, sums);
    counter.visit(sums);
  }
  const rows = [...rowsByLabel(patients).values()];
  const isTested = (a: number): boolean =>
    rows.some((own) => [true, false].every((phase) => own.some((i) => after[i] === phase && values[a][i] !== null)));
  const toP = (count: number): number => (count + 1) / (draws + 1);
  return { ...stepDownPValues(counter.counts, descending, toP, isTested), draws };
}
