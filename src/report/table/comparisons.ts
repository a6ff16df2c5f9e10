import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import {
  changeText,
  countText,
  intervalText,
  isUnbounded,
  levelText,
  numberText,
  percentText,
  pText,
} from "../number-text.js";
import { left, right } from "./brief-columns.js";
import { integer, number, text } from "./columns.js";
import { directions } from "./direction-arrows.js";
import { windowsText } from "./patients.js";
import type { BriefColumn, Column, Table } from "./table.js";

/** The paired test there is; one chosen among several will bring its name along. */
const TEST = "signed-rank";

const LEGEND = "floor: the smallest p these data could have given. p adj.: adjusted within analytes and within scores.";

/** The before/after table: a row a variable and pair of windows. */
export function comparisonsTable(result: AnalysisResult): Table<PairedComparison> {
  return {
    name: "comparisons",
    columns: columns(result),
    brief: brief(result),
    legend: [LEGEND, ...unboundedLegend(result)],
    rows: result.comparisons,
  };
}

function columns({ study, plan }: AnalysisResult): Column<PairedComparison>[] {
  return [
    text("variable", (row) => study.variables[row.variable].id),
    text("unit", (row) => study.variables[row.variable].unit),
    text("scale", (row) => row.scale),
    text("before", (row) => plan.windows[row.before].name),
    text("after", (row) => plan.windows[row.after].name),
    integer("n", (row) => row.pairs.length),
    integer("n_below_before", (row) => row.nBelowBefore),
    integer("n_below_after", (row) => row.nBelowAfter),
    number("median_before", (row) => row.medianBefore),
    number("median_after", (row) => row.medianAfter),
    number("estimate", (row) => row.estimate),
    number("ci_low", (row) => row.interval?.low ?? null),
    number("ci_high", (row) => row.interval?.high ?? null),
    number("ci_level", (row) => row.interval?.achieved ?? null),
    integer("up", (row) => row.up),
    integer("down", (row) => row.down),
    text("test", () => TEST),
    number("statistic", (row) => row.test.statistic.value),
    number("effect", (row) => row.effect),
    number("p", (row) => row.test.p),
    text("p_method", (row) => (row.test.p === null ? null : row.test.null)),
    number("p_floor", (row) => row.test.floor),
    number("p_adjusted", (row) => row.adjusted),
    text("notes", (row) => row.notes.join("; ") || null),
  ];
}

function brief({ study, plan }: AnalysisResult): BriefColumn<PairedComparison>[] {
  const [first, second] = plan.windows;
  const onePair = plan.windows.length === 2;
  const windows: BriefColumn<PairedComparison>[] = onePair
    ? []
    : [left("windows", 0, (row) => windowsText(plan.windows, row))];
  return [
    left("variable", 0, (row) => study.variables[row.variable].id),
    left("unit", 5, (row) => study.variables[row.variable].unit ?? ""),
    ...windows,
    right("n", 3, (row) => countText(row.pairs.length)),
    right("non-det.", 6, (row) => countText(row.nBelowBefore + row.nBelowAfter)),
    right(onePair ? first.name : "before", 0, (row) => numberText(row.medianBefore)),
    left(`→ ${onePair ? second.name : "after"}`, 0, (row) => `→ ${numberText(row.medianAfter)}`),
    right("change", 0, (row) => changeText(row.estimate, row.scale)),
    left("interval", 4, (row) => intervalText(row.interval)),
    right("level", 7, (row) => levelText(row.interval)),
    left("patients", 2, directions),
    right("p", 0, (row) => pText(row.test.p)),
    right("floor", 0, (row) => pText(row.test.floor)),
    right("p adj.", 1, (row) => pText(row.adjusted)),
  ];
}

function unboundedLegend({ plan, comparisons }: AnalysisResult): string[] {
  const some = comparisons.some(({ interval }) => interval !== null);
  const none = comparisons.every(({ interval }) => interval === null || isUnbounded(interval));
  return some && none ? [`interval: so few pairs bound none at ${percentText(plan.confidence)}.`] : [];
}
