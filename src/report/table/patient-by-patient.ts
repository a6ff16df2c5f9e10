import type { AnalysisResult, PairedComparison, PatientLine } from "../../analysis/result.js";
import { ABSENT, changeText, numberText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { rangedText } from "../ranged-text.js";
import { left, name, right } from "./brief-columns.js";
import { arrow, isAgainst } from "./direction-arrows.js";
import { OWN_TEST, OWN_TEST_LEGEND, type PatientRow } from "./patients.js";
import type { BriefColumn, Table } from "./table.js";

/** One patient's line; the first of a comparison names what it is of. */
interface OwnLine extends PatientRow {
  readonly isFirst: boolean;
}

/** Each patient's own values before and after, with how much they changed: what a study of few patients can show. */
export function patientByPatient(
  { study, plan }: AnalysisResult,
  comparisons: readonly PairedComparison[],
): Table<OwnLine> {
  const variable = ({ comparison }: OwnLine) => study.variables[comparison.variable];
  const once = (text: (row: OwnLine) => string) => (row: OwnLine) => (row.isFirst ? text(row) : "");
  const anyKnown = comparisons.some(({ variable }) => study.variables[variable].worse !== null);
  const tested = comparisons.some(({ phase }) => phase !== null);
  const rows = comparisons.flatMap((comparison) =>
    comparison.patients.map((line, i) => ({ comparison, line, isFirst: i === 0 })),
  );
  const isMarked = ({ comparison, line }: OwnLine) => isAgainst(line.direction, line.estimate, comparison.scale);
  const anyMarked = rows.some(isMarked);
  const changeOf = (row: OwnLine) =>
    `${changeText(row.line.estimate, row.comparison.scale)}${isMarked(row) ? "‡" : anyMarked ? " " : ""}`;
  const windows: BriefColumn<OwnLine> = left(
    "windows",
    0,
    once(({ comparison }) => windowsText(plan.windows, comparison)),
  );
  return {
    name: "patients",
    columns: [],
    brief: [
      name(
        "variable",
        once((row) => variable(row).id),
      ),
      left(
        "unit",
        4,
        once((row) => variable(row).unit ?? ""),
      ),
      ...(plan.windows.length > 2 ? [windows] : []),
      name("patient", ({ line }) => study.patients[line.patient]),
      right("before", 0, ({ comparison, line }) => valueText(comparison, line, "before")),
      left("→ after", 0, ({ comparison, line }) => `→ ${valueText(comparison, line, "after")}`),
      left("", 1, ({ line }) => arrow(line.direction)),
      right("change", 0, changeOf),
      ...(tested ? OWN_TEST : []),
      ...(anyKnown
        ? [
            left(
              "worse is",
              7,
              once((row) => variable(row).worse ?? ""),
            ),
          ]
        : []),
    ],
    legend: [...LEGEND, ...(anyMarked ? [AGAINST] : []), ...(tested ? OWN_TEST_LEGEND : [])],
    rows,
  };
}

const LEGEND = [
  "before, after: the values the paired test took.",
  "arrow: which way they went.",
  "change: median over all pairs of the patient's visits, one of each window.",
];
const AGAINST =
  "‡ The change over all pairs goes the other way than before → after: the direction depends on how visits are summed up.";

/** `384`, `<3.2`, absent where the window is empty. */
export function valueText({ pairs, scale }: PairedComparison, line: PatientLine, side: "before" | "after"): string {
  const pair = pairs.find(({ patient }) => patient === line.patient);
  if (pair !== undefined) return rangedText(pair[side], scale);
  const value = side === "before" ? line.valueBefore : line.valueAfter;
  return value === null ? ABSENT : numberText(value);
}
