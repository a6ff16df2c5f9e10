import { median } from "../stats/numeric/describe.js";
import { hodgesLehmann } from "../stats/paired/hodges-lehmann.js";
import { signedRankTest } from "../stats/paired/signed-rank.js";
import { Mark } from "../study/measurement.js";
import { fromScale } from "../study/scale.js";
import type { Samples } from "../study/study.js";
import { blocksOf } from "./blocks.js";
import type { RangedColumn } from "./censoring.js";
import { pairedDifferences } from "./differences.js";
import { patientLine } from "./patient-line.js";
import type { Plan } from "./plan.js";
import type { Block, Pair, PairedComparison } from "./result.js";

/** From this share of non-detects on, a row says so. */
const MOSTLY = 0.5;

/** The pairs of windows a plan compares: the first with each later one. */
function windowPairs(plan: Plan): { before: number; after: number }[] {
  return plan.windows.slice(1).map((_, i) => ({ before: 0, after: i + 1 }));
}

/** Sample rows by patient and window. */
export type WindowRows = readonly (readonly (readonly number[])[])[];

/** Compares one variable over each pair of windows; adjusted p values come when the family is complete. */
export function compareVariable(
  variable: number,
  column: RangedColumn,
  rows: WindowRows,
  days: Samples["day"],
  plan: Plan,
): PairedComparison[] {
  const blocks = blocksOf(column, rows, days, plan.summary);
  return windowPairs(plan).map(({ before, after }) => {
    const pairs = pairsOf(blocks, column, before, after);
    const differences = pairs.map((pair) => pair.difference);
    const test = signedRankTest(differences, plan);
    const ofPatient = new Map(pairs.map((pair) => [pair.patient, pair]));
    return {
      variable,
      before,
      after,
      scale: column.scale,
      pairs,
      excluded: blocks.flatMap((block) => unpaired(block, plan, before, after)),
      nBelowBefore: total(pairs, (pair) => pair.before.nBelow),
      nBelowAfter: total(pairs, (pair) => pair.after.nBelow),
      medianBefore: medianInUnit(pairs, (pair) => pair.before.value, column),
      medianAfter: medianInUnit(pairs, (pair) => pair.after.value, column),
      ...shiftInUnit(differences, column, plan),
      up: differences.filter((d) => d > 0).length,
      down: differences.filter((d) => d < 0).length,
      test,
      effect: test.rankBiserial,
      adjusted: null,
      patients: blocks.map((block) =>
        patientLine(column, block, rows[block.patient], before, after, ofPatient.get(block.patient)),
      ),
      notes: notesOf(pairs, column, rows, test.reason),
    };
  });
}

function pairsOf(blocks: readonly Block[], column: RangedColumn, before: number, after: number): Pair[] {
  const complete = blocks.flatMap(({ patient, values }) => {
    const [first, second] = [values[before], values[after]];
    return first === null || second === null ? [] : [{ patient, before: first, after: second }];
  });
  const differences = pairedDifferences(complete, column.scale);
  return complete.map((pair, i) => ({ ...pair, difference: differences[i] }));
}

function unpaired(block: Block, plan: Plan, before: number, after: number): PairedComparison["excluded"] {
  const without = [before, after].filter((window) => block.values[window] === null);
  if (without.length === 0) return [];
  const names = without.map((window) => `"${plan.windows[window].name}"`).join(" and ");
  return [{ patient: block.patient, reason: `no value in ${names}` }];
}

function shiftInUnit(
  differences: readonly number[],
  column: RangedColumn,
  plan: Plan,
): Pick<PairedComparison, "estimate" | "interval"> {
  if (differences.length === 0) return { estimate: null, interval: null };
  const { estimate, interval } = hodgesLehmann(differences, { confidence: plan.confidence });
  const inUnit = (x: number) => fromScale(x, column.scale);
  return {
    estimate: inUnit(estimate),
    interval: { ...interval, low: inUnit(interval.low), high: inUnit(interval.high) },
  };
}

function medianInUnit(pairs: readonly Pair[], value: (pair: Pair) => number, column: RangedColumn): number | null {
  return pairs.length === 0 ? null : fromScale(median(pairs.map(value)), column.scale);
}

function notesOf(pairs: readonly Pair[], column: RangedColumn, rows: WindowRows, reason: string | undefined): string[] {
  const notes = reason === undefined ? [] : [reason];
  const n = total(pairs, (pair) => pair.before.n + pair.after.n);
  const below = total(pairs, (pair) => pair.before.nBelow + pair.after.nBelow);
  if (below > MOSTLY * n) notes.push(`${below} of ${n} samples below the limit`);
  const above = rows.flat(2).filter((row) => column.kind[row] === Mark.above).length;
  if (above > 0) notes.push(`${above} above the upper limit, taken at it`);
  return notes;
}

function total(pairs: readonly Pair[], count: (pair: Pair) => number): number {
  return pairs.reduce((sum, pair) => sum + count(pair), 0);
}
