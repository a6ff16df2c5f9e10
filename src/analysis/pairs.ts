import type { RangedColumn } from "./censoring.js";
import { pairedDifferences } from "./differences.js";
import type { Plan } from "./plan.js";
import type { Block, Pair, PairedComparison, WindowValue } from "./result.js";

/** The pairs of windows a plan compares: the first with each later one. */
export function windowPairs(plan: Plan): { before: number; after: number }[] {
  return plan.windows.slice(1).map((_, i) => ({ before: 0, after: i + 1 }));
}

/** The patients with a value in both windows, and their differences as a column. */
export function pairsOf(
  blocks: readonly Block[],
  column: RangedColumn,
  before: number,
  after: number,
): { pairs: Pair[]; differences: Float64Array } {
  const complete: { patient: number; before: WindowValue; after: WindowValue }[] = [];
  for (const { patient, values } of blocks) {
    const first = values[before];
    const second = values[after];
    if (first !== null && second !== null) complete.push({ patient, before: first, after: second });
  }
  const differences = pairedDifferences(complete, column.scale);
  const pairs = complete.map((pair, i) => ({
    patient: pair.patient,
    before: pair.before,
    after: pair.after,
    difference: differences[i],
  }));
  return { pairs, differences };
}

/** The other patients, each with its reason. */
export function unpaired(
  blocks: readonly Block[],
  plan: Plan,
  before: number,
  after: number,
): PairedComparison["excluded"] {
  return blocks.flatMap(({ patient, values }) => {
    const without = [before, after].filter((window) => values[window] === null);
    if (without.length === 0) return [];
    const names = without.map((window) => `"${plan.windows[window].name}"`).join(" and ");
    return [{ patient, reason: `no value in ${names}` }];
  });
}
