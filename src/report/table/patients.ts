import type { AnalysisResult, PairedComparison, PatientLine } from "../../analysis/result.js";
import { changeText, countText, intervalText, levelText, numberText, pText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { groupColumn, left, name, right, rounded } from "./brief-columns.js";
import { integer, number, text } from "./columns.js";
import { arrow } from "./direction-arrows.js";
import type { BriefColumn, Table } from "./table.js";

/** One patient's line, with the comparison it belongs to. */
export interface PatientRow {
  readonly comparison: PairedComparison;
  readonly line: PatientLine;
}

/** What each patient shows alone: a row a variable, pair of windows and patient. */
export function patientsTable(result: AnalysisResult): Table<PatientRow> {
  const { group, study, plan, comparisons } = result;
  return {
    name: "patients",
    columns: [
      text("group", () => group),
      text("variable", ({ comparison }) => study.variables[comparison.variable].id),
      text("before", ({ comparison }) => plan.windows[comparison.before].name),
      text("after", ({ comparison }) => plan.windows[comparison.after].name),
      text("patient", ({ line }) => study.patients[line.patient]),
      integer("n_before", ({ line }) => line.nBefore),
      integer("n_after", ({ line }) => line.nAfter),
      integer("n_below", ({ line }) => line.nBelow),
      number("median_before", ({ line }) => line.medianBefore),
      number("median_after", ({ line }) => line.medianAfter),
      number("value_before", ({ line }) => line.valueBefore),
      number("value_after", ({ line }) => line.valueAfter),
      number("estimate", ({ line }) => line.estimate),
      number("ci_low", ({ line }) => line.phase?.interval.low ?? null),
      number("ci_high", ({ line }) => line.phase?.interval.high ?? null),
      number("ci_level", ({ line }) => line.phase?.interval.achieved ?? null),
      number("effect", ({ line }) => line.phase?.effect ?? null),
      number("p", ({ line }) => line.phase?.p ?? null),
      number("p_floor", ({ line }) => line.phase?.floor ?? null),
    ],
    brief: [
      ...groupColumn<PatientRow>(result),
      name("variable", ({ comparison }) => study.variables[comparison.variable].id),
      left("unit", 3, ({ comparison }) => study.variables[comparison.variable].unit ?? ""),
      name("patient", ({ line }) => study.patients[line.patient]),
      left("windows", 2, ({ comparison }) => windowsText(plan.windows, comparison)),
      right("samples", 4, ({ line }) => `${countText(line.nBefore)}/${countText(line.nAfter)}`),
      right("non-det.", 5, ({ line }) => countText(line.nBelow)),
      rounded("before", 0, ({ line }) => line.medianBefore, numberText),
      left(
        "→ after",
        0,
        ({ line }) => `→ ${numberText(line.medianAfter)}`,
        ({ line }) => line.medianAfter,
      ),
      left("", 1, ({ line }) => arrow(line.direction)),
      right(
        "change",
        0,
        ({ comparison, line }) => changeText(line.estimate, comparison.scale),
        ({ line }) => line.estimate,
      ),
      ...(comparisons.some(({ phase }) => phase !== null) ? OWN_TEST : []),
    ],
    legend: [
      "before, after: medians of the patient's samples.",
      "change: median over all pairs of samples, one of each window.",
      ...(comparisons.some(({ phase }) => phase !== null) ? OWN_TEST_LEGEND : []),
    ],
    rows: patientRows(comparisons),
  };
}

/** What the patient's own phase test says. */
export const OWN_TEST: readonly BriefColumn<PatientRow>[] = [
  left("interval", 2, ({ line }) => intervalText(line.phase?.interval ?? null)),
  right("level", 8, ({ line }) => levelText(line.phase?.interval ?? null)),
  rounded("p", 3, ({ line }) => line.phase?.p ?? null, pText),
  right("floor", 5, ({ line }) => pText(line.phase?.floor ?? null)),
];

export const OWN_TEST_LEGEND = [
  "interval, p: the phase test of that patient's visits, which speaks of that patient alone.",
  "floor: the smallest p so many visits can give.",
] as const;

function patientRows(comparisons: readonly PairedComparison[]): Iterable<PatientRow> {
  return {
    *[Symbol.iterator]() {
      for (const comparison of comparisons) for (const line of comparison.patients) yield { comparison, line };
    },
  };
}
