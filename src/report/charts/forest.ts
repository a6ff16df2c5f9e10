import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { leading } from "../leading.js";
import { countText, percentText, pText } from "../number-text.js";
import { windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import { windowsText } from "../table/patients.js";
import { type ChangeAxis, changeAxis } from "./change-axis.js";
import type { ChartKind } from "./chart-kind.js";
import { type ForestRow, forestRows, hasOwnMarks } from "./forest-rows.js";
import { chart, panelTitle } from "./frame.js";
import { FAINT_INK, INK, patientColour, patientShape } from "./palette.js";

/** More rows than this in one panel cannot be read. */
const MOST_ROWS = 60;
const ROW = 18;
/** Ratios below 1 as 1/2, 1/4, 1/8: on this axis all are powers of two. */
const FRACTIONS = "datum.value < 1 ? '1/' + format(1 / datum.value, ',') : format(datum.value, ',')";

/** How much each variable changed, with its interval: analytes in one panel, each score on a scale of its own. */
export const forest: ChartKind = {
  kind: "forest",
  title: "Change after transplant",
  description: "The change of each variable with its interval, analytes as ratios, scores as differences.",
  applies: (result) => forestRows(result, result.comparisons).length > 0,
  spec,
};

/** Rows that share an axis. */
interface Panel {
  readonly heading: string;
  readonly note: string;
  readonly rows: readonly ForestRow[];
  readonly axis: ChangeAxis;
}

function spec(result: AnalysisResult): JsonObject {
  const { plan, study } = result;
  const pairs = plan.windows.length - 1;
  const kinds = kindsOf(result);
  const panels = kinds.flatMap(({ rowsOfPair }) => rowsOfPair);
  const more = kinds.reduce((sum, { more }) => sum + more, 0);
  const rows = panels.flatMap((panel) => panel.rows);
  const windows = plan.windows.map((window) => `${window.name} (${windowDays(window)})`).join(", ");
  const width = pairs === 1 ? 360 : 240;
  return chart({
    title: forest.title,
    group: result.group,
    subtitle: [
      `n = ${plural(study.patients.length, "patient")}. Windows: ${windows}.`,
      [sourceText(result), ...notes(result, rows, more)].join(" "),
    ],
    description: `${forest.description} ${plural(study.patients.length, "patient")}, ${plural(rows.length, "row")}.`,
    grid: { columns: pairs, width: width + 200, height: 0 },
    data: panels.flatMap(({ rows, axis }, panel) => rows.map((row) => datum(row, panel, axis))),
    panels: panels.map((panel, i) => panelSpec(result, panel, i, width)),
  });
}

function sourceText({ plan, comparisons }: AnalysisResult): string {
  const level = percentText(plan.confidence);
  const { estimate, label } = entryOf("test", plan.test);
  return comparisons.some(({ phase }) => phase !== null)
    ? `Median of all pairs of a patient's visits, its interval (${level} or more) and p from the phase test: they speak of these patients.`
    : `${estimate[0].toUpperCase()}${estimate.slice(1)} over patients, its interval (${level} or more), and p from the ${label}.`;
}

function notes({ study }: AnalysisResult, rows: readonly ForestRow[], more: number): string[] {
  const open = rows.some(({ low, high }) => (low === null) !== (high === null));
  return [
    ...(hasOwnMarks(study) ? ["Coloured: each patient alone."] : []),
    ...(open ? ["Arrow: no bound."] : []),
    ...(more > 0 ? [`And ${countText(more)} more variables, none with a smaller p.`] : []),
  ];
}

/** Analytes by scale, then scores one by one; for each, a panel a pair of windows. */
function kindsOf(result: AnalysisResult): { rowsOfPair: Panel[]; more: number }[] {
  const { study, comparisons } = result;
  const kinds = new Map<string, PairedComparison[]>();
  const add = (key: string, row: PairedComparison) => {
    const own = kinds.get(key);
    if (own === undefined) kinds.set(key, [row]);
    else own.push(row);
  };
  for (const role of ["analyte", "score"] as const)
    for (const row of comparisons) {
      const { id, unit, role: own } = study.variables[row.variable];
      if (own !== role) continue;
      add(row.scale === "log2" ? `${role} log2` : role === "score" ? `score ${id}` : `${row.scale} ${unit}`, row);
    }
  return [...kinds.values()].flatMap((rows) => kindOf(result, rows));
}

function kindOf(
  result: AnalysisResult,
  comparisons: readonly PairedComparison[],
): { rowsOfPair: Panel[]; more: number }[] {
  const all = forestRows(result, comparisons);
  const first = all.filter(({ comparison }) => comparison.after === 1);
  const shown = leading(first.length > 0 ? first : all, MOST_ROWS, ({ p }) => p).sort(
    (a, b) => a.estimate - b.estimate,
  );
  const names = [...new Set(shown.map(({ name }) => name))];
  if (names.length === 0) return [];
  const rows = all
    .filter(({ name }) => names.includes(name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  const axis = changeAxis(rows);
  const rowsOfPair = result.plan.windows.slice(1).map((_, i) => {
    const own = rows.filter(({ comparison }) => comparison.after === i + 1);
    return { ...headingOf(result, comparisons, i + 1), rows: own, axis };
  });
  return [{ rowsOfPair, more: new Set(all.map(({ name }) => name)).size - names.length }];
}

function headingOf({ study, plan }: AnalysisResult, comparisons: readonly PairedComparison[], after: number) {
  const [{ variable, scale }] = comparisons;
  const { role, unit, id, worse } = study.variables[variable];
  const what = role === "score" && scale !== "log2" ? id : role === "score" ? "Scores" : "Analytes";
  const change = scale === "log2" ? "ratio after / before" : `difference${unit === null ? "" : ` (${unit})`}`;
  const direction = what === id && worse !== null ? `, ${worse} is worse` : "";
  const pair = plan.windows.length === 2 ? "" : `${windowsText(plan.windows, { ...comparisons[0], after })}: `;
  return { heading: what, note: `${pair}${change}${direction}` };
}

function datum(
  { name, estimate, low, high, text, p, comparison }: ForestRow,
  panel: number,
  axis: ChangeAxis,
): JsonObject {
  const [from, to] = axis.domain;
  const bounded = low !== null || high !== null;
  return {
    panel,
    row: name,
    estimate,
    low: bounded ? (low ?? from) : estimate,
    high: bounded ? (high ?? to) : estimate,
    open: !bounded ? "none" : low === null ? "low" : high === null ? "high" : "none",
    text,
    p: `p ${pText(p)
      .replace(/^(?![<>])/u, "= ")
      .replace(/^([<>])/u, "$1 ")}`,
    n: comparison.pairs.length,
  };
}

function panelSpec(
  { study }: AnalysisResult,
  { heading, note, rows, axis }: Panel,
  index: number,
  width: number,
): JsonObject {
  const names = [...new Set(rows.map(({ name }) => name))];
  const y = {
    field: "row",
    type: "nominal",
    sort: names,
    scale: { domain: names },
    axis: {
      title: null,
      ticks: false,
      domain: false,
      grid: false,
      // A score alone in its panel is named by the heading.
      labels: names.some((name) => name !== heading),
      labelLimit: 160,
      labelPadding: 6,
    },
  };
  const scale = {
    type: axis.logarithmic ? "log" : "linear",
    domain: [...axis.domain],
    nice: false,
    ...(axis.logarithmic ? {} : { zero: false }),
  };
  const x = {
    type: "quantitative",
    scale,
    axis: {
      title: null,
      values: [...axis.ticks],
      format: ",~r",
      ...(axis.logarithmic ? { labelExpr: FRACTIONS } : {}),
    },
  };
  const own = rows.flatMap(({ name, own }) => own.map((one) => ({ row: name, ...one })));
  const fixed = (value: number) => ({ value });
  return {
    width,
    height: Math.max(1, names.length) * ROW + (names.length === 1 ? 6 : 0),
    title: panelTitle(heading, note, width),
    transform: [{ filter: { field: "panel", equal: index } }],
    layer: [
      {
        data: { values: [{ none: axis.none }] },
        mark: { type: "rule", color: FAINT_INK, strokeDash: [3, 3] },
        encoding: { x: { ...x, field: "none" } },
      },
      {
        mark: { type: "rule", color: INK, strokeWidth: 1.6 },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y },
      },
      ...(own.length > 0
        ? [
            {
              data: { values: own },
              mark: { type: "point", filled: true, size: 22, opacity: 0.85, aria: false },
              encoding: {
                x: { ...x, field: "change" },
                y,
                color: patientColour(study.patients),
                shape: patientShape(study.patients),
              },
            },
          ]
        : []),
      ...(["low", "high"] as const).map((end) => ({
        transform: [{ filter: `datum.open === '${end}'` }],
        mark: {
          type: "point",
          shape: end === "low" ? "triangle-left" : "triangle-right",
          filled: true,
          size: 45,
          color: INK,
          opacity: 1,
          aria: false,
        },
        encoding: { x: { ...x, field: end }, y },
      })),
      {
        mark: { type: "point", shape: "diamond", filled: true, size: 70, color: INK, opacity: 1 },
        encoding: { x: { ...x, field: "estimate" }, y, tooltip: ["row", "text", "p", "n"].map((field) => ({ field })) },
      },
      ...[
        ["text", width + 10],
        ["p", width + 140],
      ].map(([field, at]) => ({
        mark: { type: "text", align: "left", fontSize: 10, color: INK, aria: false },
        encoding: { x: fixed(Number(at)), y, text: { field, type: "nominal" } },
      })),
    ],
  };
}
