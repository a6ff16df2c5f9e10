import { friedmanTest } from "../stats/blocks/friedman-test.js";
import { pageTrendTest } from "../stats/blocks/page-trend-test.js";
import { quadeTest } from "../stats/blocks/quade-test.js";
import { skillingsMackTest } from "../stats/blocks/skillings-mack-test.js";
import { fromScale } from "../study/scale.js";
import type { Samples } from "../study/study.js";
import { blocksOf, usableRows, type WindowRows } from "./blocks.js";
import type { RangedColumn } from "./censoring.js";
import type { TrendTestId } from "./methods/trends.js";
import type { Plan } from "./plan.js";
import type { Block, Ranged, TestResult, Trend, WindowValue } from "./result.js";
import { middleOf } from "./summary.js";

/** From this many windows on there is a trend to test. */
const WINDOWS = 3;

type Run = (complete: readonly number[][], partial: readonly (number | null)[][], plan: Plan) => TestResult;

const RUN: Readonly<Record<TrendTestId, Run>> = {
  friedman: (complete) => friedmanTest(complete),
  page: (complete, _, { alternative }) => pageTrendTest(complete, { alternative }),
  quade: (complete) => quadeTest(complete),
  "skillings-mack": (_, partial) => skillingsMackTest(partial),
};

/** One variable over all windows of the plan: none with fewer than three. Adjusted p values come with the family. */
export function trendOf(
  variable: number,
  column: RangedColumn,
  rows: WindowRows,
  days: Samples["day"],
  plan: Plan,
): Trend[] {
  if (plan.windows.length < WINDOWS) return [];
  const blocks = blocksOf(column, usableRows(column, rows), days, plan.summary);
  const partial = blocks.map(untold).filter((values) => values.filter((value) => value !== null).length >= 2);
  const complete = partial.filter((values): values is Ranged[] => values.every((value) => value !== null));
  const tested = [
    complete.map((values) => values.map(({ value }) => value)),
    partial.map((values) => values.map((own) => own?.value ?? null)),
  ] as const;
  const test = (id: TrendTestId) => ({ test: RUN[id](...tested, plan), adjusted: null });
  const middles =
    complete.length === 0 ? [] : plan.windows.map((_, w) => middleOf(complete.map((values) => values[w])));
  const trend = {
    variable,
    nComplete: complete.length,
    nPartial: partial.length,
    scale: column.scale,
    medians: plan.windows.map((_, w) => (complete.length === 0 ? null : fromScale(middles[w].value, column.scale))),
    middles,
    tests: {
      friedman: test("friedman"),
      page: test("page"),
      quade: test("quade"),
      "skillings-mack": test("skillings-mack"),
    },
  };
  return [trend];
}

/**
 * A patient's values as ranks may take them: every value at or below the highest limit among that patient's windows
 * ties with it, since what lies below that limit cannot be ordered; values above a limit mirror this, and beside one that
 * may lie anywhere all tie.
 */
function untold({ values }: Block): (Ranged | null)[] {
  const undetermined = values.filter((own): own is WindowValue => own !== null && own.low < own.high);
  const below = undetermined.filter(({ high }) => Number.isFinite(high)).sort((a, b) => b.high - a.high)[0];
  const above = undetermined.filter(({ high }) => !Number.isFinite(high)).sort((a, b) => a.low - b.low)[0];
  return values.map((own) => {
    if (own === null) return null;
    if (above !== undefined && own.value >= above.low)
      return { ...above, value: Number.isFinite(above.low) ? above.low : above.value };
    return below !== undefined && own.value <= below.high ? below : own;
  });
}
