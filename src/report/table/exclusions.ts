import type { AnalysisResult, Exclusion } from "../../analysis/result.js";
import { placeText } from "../../study/diagnostic.js";
import { placeOfLine } from "../../study/study.js";
import { ABSENT } from "../number-text.js";
import { groupColumn, left, name, right } from "./brief-columns.js";
import { integer, text } from "./columns.js";
import { dayText } from "./day-text.js";
import type { Table } from "./table.js";

/** What was left out, where it stands in the input, and why. */
export function exclusionsTable(result: AnalysisResult): Table<Exclusion> {
  const { group, study, exclusions } = result;
  const place = ({ line }: Exclusion) => (line === null ? null : placeText(placeOfLine(study.files, line)));
  return {
    name: "exclusions",
    columns: [
      ...(group === null ? [] : [text<Exclusion>("group", () => group)]),
      text("what", (row) => row.what),
      text("variable", (row) => row.variable),
      text("patient", (row) => row.patient),
      integer("day", (row) => row.day),
      text("window", (row) => row.window),
      text("place", place),
      text("reason", (row) => row.reason),
    ],
    brief: [
      ...groupColumn<Exclusion>(result),
      left("reason", 0, (row) => row.reason),
      left("what", 3, (row) => row.what),
      name("variable", (row) => row.variable ?? ABSENT),
      name("patient", (row) => row.patient),
      right("day", 0, (row) => (row.day === null ? ABSENT : dayText(row.day))),
      left("window", 1, (row) => row.window ?? ABSENT),
      left("place", 2, (row) => place(row) ?? ABSENT),
    ],
    legend: [],
    rows: exclusions,
  };
}
