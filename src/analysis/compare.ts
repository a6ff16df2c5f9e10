import { Mark } from "../study/measurement.js";
import { changeFromScale, fromScale } from "../study/scale.js";
import type { Samples } from "../study/study.js";
import { blocksOf, usableRows, type WindowRows } from "./blocks.js";
import { boundsOf } from "./bounds.js";
import type { RangedColumn } from "./censoring.js";
import { pairedEstimate, pairedTest } from "./paired-test.js";
import { pairsOf, unpaired, windowPairs } from "./pairs.js";
import { patientLines } from "./patient-line.js";
import { phaseOf } from "./phase.js";
import type { Plan } from "./plan.js";
import type { Pair, PairedComparison } from "./result.js";
import { middleOf } from "./summary.js";

/** From this share of non-detects on, a row says so. */
const MOSTLY = 0.5;

/** Compares one variable over each pair of windows; adjusted p values come when the family is complete, patients' lines if wanted. */
export function compareVariable(
  variable: number,
  column: RangedColumn,
  rows: WindowRows,
  days: Samples["day"],
  plan: Plan,
  withPatients: boolean,
): PairedComparison[] {
  const usable = usableRows(column, rows);
  const blocks = blocksOf(column, usable, days, plan.summary);
  return windowPairs(plan).map(({ before, after }) => {
    const { pairs, differences } = pairsOf(blocks, column, before, after);
    const { test, effect } = pairedTest(differences, pairs, plan);
    const { bounds, note } = boundsOf(pairs, test, column.scale, plan);
    const inside = plan.within ? phaseOf(column, usable, days, { before, after }, plan) : null;
    return {
      variable,
      before,
      after,
      scale: column.scale,
      pairs,
      excluded: unpaired(blocks, plan, before, after),
      nBelowBefore: total(pairs, ({ before }) => before.nBelow),
      nBelowAfter: total(pairs, ({ after }) => after.nBelow),
      ...mediansOf(pairs, column),
      ...shiftInUnit(differences, column, plan),
      up: differences.reduce((count, d) => count + Number(d > 0), 0),
      down: differences.reduce((count, d) => count + Number(d < 0), 0),
      test,
      effect,
      adjusted: null,
      bounds,
      phase: inside?.phase ?? null,
      patients: withPatients
        ? patientLines(column, blocks, usable, { before, after, pairs }, inside?.lines(), plan.summary)
        : [],
      notes: [
        ...reasons(test.reason ?? inside?.phase.test.reason, note),
        ...zerosNote(differences, plan),
        ...limitNotes(pairs, column, usable, [before, after]),
      ],
    };
  });
}

function shiftInUnit(
  differences: Float64Array,
  column: RangedColumn,
  plan: Plan,
): Pick<PairedComparison, "estimate" | "interval"> {
  const shift = pairedEstimate(differences, plan);
  if (shift === null) return { estimate: null, interval: null };
  const { estimate, interval } = shift;
  return {
    estimate: changeFromScale(estimate, column.scale),
    interval: interval && {
      ...interval,
      low: changeFromScale(interval.low, column.scale),
      high: changeFromScale(interval.high, column.scale),
    },
  };
}

function mediansOf(
  pairs: readonly Pair[],
  { scale }: RangedColumn,
): Pick<PairedComparison, "medianBefore" | "medianAfter" | "middle"> {
  if (pairs.length === 0) return { medianBefore: null, medianAfter: null, middle: null };
  const middle = {
    before: middleOf(pairs.map((pair) => pair.before)),
    after: middleOf(pairs.map((pair) => pair.after)),
  };
  return {
    medianBefore: fromScale(middle.before.value, scale),
    medianAfter: fromScale(middle.after.value, scale),
    middle,
  };
}

function reasons(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined);
}

/** The interval always inverts Pratt's test, so it may disagree with a p that drops zeros first. */
function zerosNote(differences: Float64Array, { zeros }: Plan): string[] {
  const some = zeros === "wilcoxon" && differences.includes(0);
  return some ? ["the interval inverts the test with Pratt's zeros"] : [];
}

function limitNotes(
  pairs: readonly Pair[],
  column: RangedColumn,
  usable: WindowRows,
  windows: readonly number[],
): string[] {
  const notes: string[] = [];
  const n = total(pairs, (pair) => pair.before.n + pair.after.n);
  const below = total(pairs, (pair) => pair.before.nBelow + pair.after.nBelow);
  if (below > MOSTLY * n) notes.push(`${below} of ${n} samples below the limit`);
  let above = 0;
  if (column.kind.includes(Mark.above))
    for (const patient of usable)
      for (const window of windows) for (const row of patient[window]) if (column.kind[row] === Mark.above) above++;
  if (above > 0) notes.push(`${above} above the upper limit, taken at it`);
  return notes;
}

function total(pairs: readonly Pair[], count: (pair: Pair) => number): number {
  return pairs.reduce((sum, pair) => sum + count(pair), 0);
}
