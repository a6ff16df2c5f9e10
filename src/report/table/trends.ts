import type { TrendTestId } from "../../analysis/methods/trends.js";
import { REGISTRY } from "../../analysis/registry.js";
import type { AnalysisResult, Trend } from "../../analysis/result.js";
import { countText, pText } from "../number-text.js";
import { rangedText } from "../ranged-text.js";
import { groupColumn, name, right, rounded } from "./brief-columns.js";
import { integer, number, text } from "./columns.js";
import type { Column, Table } from "./table.js";

/** Each variable over all windows, where there are three or more: a row a variable. */
export function trendsTable(result: AnalysisResult, rows: readonly Trend[] = result.trends): Table<Trend> {
  const { group, study, plan } = result;
  return {
    name: "trends",
    columns: [
      text("group", () => group),
      text("variable", (row) => study.variables[row.variable].id),
      text("unit", (row) => study.variables[row.variable].unit),
      text("windows", () => plan.windows.map(({ name }) => name).join(" ")),
      integer("n", (row) => row.nComplete),
      integer("n_partial", (row) => row.nPartial),
      ...REGISTRY.trends.flatMap(({ id }) => testColumns(id)),
    ],
    brief: [
      ...groupColumn<Trend>(result),
      name("variable", (row) => study.variables[row.variable].id),
      right("n", 0, (row) => countText(row.nComplete)),
      ...plan.windows.map(({ name }, w) =>
        right<Trend>(name, 5, (row) => rangedText(row.middles[w] ?? null, row.scale)),
      ),
      ...REGISTRY.trends.map(({ id, label }) =>
        rounded<Trend>(
          `p ${label.replace(/ (?:trend )?test$/u, "")}`,
          id === "quade" ? 3 : 0,
          (row) => row.tests[id].test.p,
          pText,
        ),
      ),
      right("Page floor", 2, (row) => pText(row.tests.page.test.floor)),
    ],
    legend: [
      "n: patients with a value in every window, whose medians these are and whom all tests take but Skillings–Mack, which takes those with two windows or more.",
      "p Friedman, p Quade: any difference between windows.",
      "p Page: a steady rise or fall.",
    ],
    rows,
  };
}

function testColumns(id: TrendTestId): Column<Trend>[] {
  const name = id.replace("-", "_");
  const test = (row: Trend) => row.tests[id].test;
  return [
    number(`${name}_statistic`, (row) => test(row).statistic.value),
    number(`p_${name}`, (row) => test(row).p),
    text(`p_${name}_method`, (row) => (test(row).p === null ? null : test(row).null)),
    number(`p_${name}_floor`, (row) => test(row).floor),
    number(`p_${name}_adjusted`, (row) => row.tests[id].adjusted),
  ];
}
