import type { AnalysisResult, InactiveCourse } from "../../analysis/result.js";
import type { InactiveDisease } from "../../study/inactive-disease.js";
import { CRITERIA_TEXT } from "../criteria-text.js";
import { ABSENT, countText } from "../number-text.js";
import { groupColumn, left, name, right } from "./brief-columns.js";
import { dayText } from "./day-text.js";
import type { Table } from "./table.js";

/** Each patient's course towards clinically inactive disease after transplant. */
export function inactiveTable(result: AnalysisResult): Table<InactiveCourse> {
  const { study, inactive } = result;
  const patients = inactive?.patients ?? [];
  const names = (list: readonly string[] | undefined) => (list === undefined ? ABSENT : list.join(", ") || "none");
  const anyUnmeasured = patients.some(({ last }) => (last?.disease.unmeasured.length ?? 0) > 0);
  return {
    name: "inactive",
    columns: [],
    brief: [
      ...groupColumn<InactiveCourse>(result),
      name("patient", ({ patient }) => study.patients[patient]),
      right("first inactive", 0, firstText),
      right("visits", 7, ({ visits }) => countText(visits)),
      ...(patients.some(({ undecided }) => undecided > 0)
        ? [right<InactiveCourse>("undecidable before", 5, ({ undecided }) => countText(undecided))]
        : []),
      right("last visit", 1, ({ last }) => (last === null ? ABSENT : `day ${dayText(last.day)}`)),
      left("inactive", 2, ({ last }) => (last === null ? ABSENT : inactiveText(last.disease))),
      left("met", 3, ({ last }) => names(last?.disease.met)),
      left("not met", 4, ({ last }) => names(last?.disease.unmet)),
      ...(anyUnmeasured
        ? [left<InactiveCourse>("not measured", 6, ({ last }) => names(last?.disease.unmeasured))]
        : []),
    ],
    legend: [
      `Inactive (PRINTO): at least three of ${CRITERIA_TEXT}, at one visit; undecidable where what was not measured could change that.`,
    ],
    rows: patients,
  };
}

function firstText({ outcome, firstDay }: InactiveCourse): string {
  if (firstDay !== null) return `day ${dayText(firstDay)}`;
  return outcome === "no visit" ? ABSENT : outcome;
}

/** Whether the disease was inactive: `yes`, `no` or `undecidable`. */
export function inactiveText({ inactive }: InactiveDisease): string {
  if (inactive === null) return "undecidable";
  return inactive ? "yes" : "no";
}
