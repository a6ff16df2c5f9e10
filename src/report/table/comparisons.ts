import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { integer, number, text } from "./columns.js";
import { comparisonsBrief } from "./comparisons-brief.js";
import { comparisonCautions, comparisonsLegend } from "./comparisons-legend.js";
import type { Column, Table } from "./table.js";

/** The before/after table: a row a variable and pair of windows; all of them, or those given. */
export function comparisonsTable(
  result: AnalysisResult,
  rows: readonly PairedComparison[] = result.comparisons,
): Table<PairedComparison> {
  return {
    name: "comparisons",
    columns: [
      ...described(result),
      ...paired(result),
      ...phase(),
      text("notes", (row) => row.notes.join("; ") || null),
    ],
    brief: comparisonsBrief(result, rows),
    legend: [...comparisonsLegend(result, rows), ...comparisonCautions(result, rows)],
    rows,
  };
}

function described({ group, study, plan }: AnalysisResult): Column<PairedComparison>[] {
  return [
    text("group", () => group),
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
  ];
}

function paired({ plan }: AnalysisResult): Column<PairedComparison>[] {
  return [
    number("estimate", (row) => row.estimate),
    number("ci_low", (row) => row.interval?.low ?? null),
    number("ci_high", (row) => row.interval?.high ?? null),
    number("ci_level", (row) => row.interval?.achieved ?? null),
    integer("up", (row) => row.up),
    integer("down", (row) => row.down),
    text("test", () => plan.test),
    number("statistic", (row) => row.test.statistic.value),
    number("effect", (row) => row.effect),
    number("p", (row) => row.test.p),
    text("p_method", (row) => (row.test.p === null ? null : row.test.null)),
    number("p_floor", (row) => row.test.floor),
    number("p_adjusted", (row) => row.adjusted),
    number("p_lowest", (row) => row.bounds.lowest),
    number("p_highest", (row) => row.bounds.highest),
  ];
}

function phase(): Column<PairedComparison>[] {
  return [
    number("phase_estimate", ({ phase }) => phase?.estimate ?? null),
    number("phase_low", ({ phase }) => phase?.interval?.low ?? null),
    number("phase_high", ({ phase }) => phase?.interval?.high ?? null),
    number("phase_level", ({ phase }) => phase?.interval?.achieved ?? null),
    number("phase_effect", ({ phase }) => phase?.effect ?? null),
    number("p_phase", ({ phase }) => phase?.test.p ?? null),
    text("p_phase_method", ({ phase }) => (phase === null || phase.test.p === null ? null : phase.test.null)),
    number("p_phase_floor", ({ phase }) => phase?.test.floor ?? null),
    number("p_phase_adjusted", ({ phase }) => phase?.adjusted ?? null),
    number("p_phase_shift", ({ phase }) => phase?.pShift ?? null),
    number("p_drift", ({ phase }) => phase?.pDrift ?? null),
  ];
}
