import type { AnalysisResult } from "../../analysis/result.js";
import { Mark, measurementAt } from "../../study/measurement.js";
import type { Variable } from "../../study/variable.js";
import { measurementText } from "../measurement-text.js";
import { groupColumn, left, name, right } from "./brief-columns.js";
import { integer, number, text } from "./columns.js";
import { dayText } from "./day-text.js";
import { inactiveText } from "./inactive.js";
import type { Column, Table } from "./table.js";

/**
 * The aligned samples, a row a patient-day that lies in a window (the others are exclusions), by their row in the study. A
 * variable has two columns: its number (the value, or the limit it lies below or above) and `<variable>_mark`, which says
 * which of these it is; one that is called as another column might be has its role behind its name. `<score>_gap`: days from
 * the sample to the score visit matched with it. `inactive` and `inactive_met`: whether the disease is clinically inactive by
 * the scores of that very day, and which criteria are met.
 */
export function samplesTable(result: AnalysisResult): Table<number> {
  const { group, study, plan, alignment } = result;
  const { samples, patients, variables, columns } = study;
  const windowName = (row: number) => plan.windows[alignment.window[row]].name;
  const gap = (rows: Int32Array) => (row: number) => (rows[row] < 0 ? null : samples.day[rows[row]] - samples.day[row]);
  return {
    name: "samples",
    columns: [
      ...(group === null ? [] : [text<number>("group", () => group)]),
      text("patient", (row) => patients[samples.patient[row]]),
      integer("day", (row) => samples.day[row]),
      text("window", windowName),
      ...[...alignment.scoreRows].map(([score, rows]) => integer(`${variables[score].id}_gap`, gap(rows))),
      ...inactiveColumns(result),
      ...variables.flatMap((variable, i) => [
        number<number>(keyOf(variable), (row) => columns[i].values[row]),
        text<number>(`${keyOf(variable)}_mark`, (row) => markName(columns[i].marks[row])),
      ]),
    ],
    brief: [
      ...groupColumn<number>(result),
      name("patient", (row) => patients[samples.patient[row]]),
      right("day", 0, (row) => dayText(samples.day[row])),
      left("window", 0, windowName),
      ...variables.map(({ id, unit }, i) =>
        right<number>(unit === null ? id : `${id} (${unit})`, i + 1, (row) =>
          measurementText(measurementAt(columns[i], row)),
        ),
      ),
    ],
    legend: [],
    rows: aligned(alignment.window),
  };
}

/** Columns that stand for no variable; which of them a table has depends on the study, and names must not. */
const OTHERS: ReadonlySet<string> = new Set(["group", "patient", "day", "window", "inactive", "inactive_met"]);
const OTHERS_ENDING = /(?:_gap|_mark| \((?:analyte|score)\))$/u;

/** What a variable's column is called: never as another column, in any group of a study. */
function keyOf({ id, role }: Variable): string {
  return OTHERS.has(id) || OTHERS_ENDING.test(id) ? `${id} (${role})` : id;
}

function inactiveColumns({ inactive }: AnalysisResult): Column<number>[] {
  if (inactive === null) return [];
  return [
    // Nothing where none of the criteria was measured.
    text("inactive", (row) => {
      const disease = inactive.visits.get(row);
      return disease === undefined ? null : inactiveText(disease);
    }),
    text("inactive_met", (row) => inactive.visits.get(row)?.met.join(", ") || null),
  ];
}

function markName(mark: number): string | null {
  switch (mark & Mark.kind) {
    case Mark.missing:
      return null;
    case Mark.observed:
      return (mark & Mark.extrapolated) === 0 ? "observed" : "extrapolated";
    default:
      return (mark & Mark.kind) === Mark.below ? "below" : "above";
  }
}

function aligned(window: Int8Array): Iterable<number> {
  return {
    *[Symbol.iterator]() {
      for (let row = 0; row < window.length; row++) if (window[row] >= 0) yield row;
    },
  };
}
