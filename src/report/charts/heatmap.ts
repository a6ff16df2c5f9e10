import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { leading } from "../leading.js";
import { coefficientText, countText, pText } from "../number-text.js";
import { windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import { correlationP } from "../row-p.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, panelTitle } from "./frame.js";
import { DIVERGING, INK, NO_VALUE } from "./palette.js";

/** More analytes than this cannot be read. */
const MOST_ROWS = 60;
const CELL = { width: 46, height: 18 } as const;
/** From this |rho| on a cell is dark, and its text light. */
const DARK = 0.75;

/** Each analyte against each score, three ways. */
export const heatmap: ChartKind = {
  kind: "heatmap",
  title: "Analytes and scores",
  description:
    "The rank correlation of each analyte with each score: inside patients, beyond the step at transplant, and pooled.",
  applies: ({ correlations }) => correlations.some((row) => FACETS.some(({ rho }) => rho(row) !== null)),
  spec,
};

interface Facet {
  readonly heading: string;
  readonly note: string;
  readonly rho: (row: Correlation) => number | null;
  readonly p: (row: Correlation) => number | null;
}

const FACETS: readonly Facet[] = [
  {
    heading: "Inside patients",
    note: "visits of each patient",
    rho: ({ within }) => within?.rho ?? null,
    p: ({ within }) => within?.test.p ?? null,
  },
  {
    heading: "Beyond the step",
    note: "inside each window",
    rho: ({ beyond }) => beyond?.rho ?? null,
    p: ({ beyond }) => beyond?.test.p ?? null,
  },
  {
    heading: "Pooled",
    note: "as if visits were independent",
    rho: ({ pooled }) => pooled.rho,
    p: ({ pooled }) => pooled.p,
  },
];

function spec(result: AnalysisResult): JsonObject {
  const { study, plan, correlations } = result;
  const facets = FACETS.filter(({ rho }) => correlations.some((row) => rho(row) !== null));
  const all = [...new Set(correlations.map(({ analyte }) => analyte))];
  const smallest = smallestP(correlations);
  const analytes = order(
    result,
    leading(all, MOST_ROWS, (analyte) => smallest.get(analyte) ?? null),
  );
  const scores = [...new Set(correlations.map(({ score }) => score))];
  const shown = new Set(analytes);
  const names = (variables: readonly number[]) => variables.map((variable) => study.variables[variable].id);
  const windows = plan.windows.map((window) => `${window.name} (${windowDays(window)})`).join(", ");
  const more = all.length - analytes.length;
  const data = facets.flatMap(({ heading, rho, p }) =>
    correlations.filter(({ analyte }) => shown.has(analyte)).map((row) => cell(result, row, heading, rho(row), p(row))),
  );
  const width = Math.max(CELL.width * scores.length, 130);
  return chart({
    title: heatmap.title,
    group: result.group,
    subtitle: [
      `n = ${plural(study.patients.length, "patient")}. Windows: ${windows}.`,
      `Rank correlation (rho) of samples and score visits at most ${countText(plan.scoreTolerance)} days apart. Analytes from those that rise with disease to those that fall with it.${more > 0 ? ` And ${countText(more)} more, none with a smaller p.` : ""}`,
    ],
    description: `${heatmap.description} ${plural(analytes.length, "analyte")}, ${plural(scores.length, "score")}.`,
    grid: { columns: facets.length, width: width + 30, height: 0 },
    data,
    panels: facets.map((facet, i) =>
      panelSpec(facet, { rows: names(analytes), columns: names(scores), width }, i === 0),
    ),
  });
}

/** The smallest p of each analyte over its scores. */
function smallestP(correlations: readonly Correlation[]): Map<number, number> {
  const smallest = new Map<number, number>();
  for (const row of correlations) {
    const p = correlationP(row);
    if (p !== null) smallest.set(row.analyte, Math.min(p, smallest.get(row.analyte) ?? 1));
  }
  return smallest;
}

/** From those that go with disease activity to those that go against it, by the first way that has a rho. */
function order({ study, correlations }: AnalysisResult, analytes: readonly number[]): number[] {
  const activity = new Map<number, number>();
  for (const row of correlations) {
    const rho = row.within?.rho ?? row.pooled.rho ?? 0;
    const sign = study.variables[row.score].worse === "lower" ? -1 : 1;
    activity.set(row.analyte, (activity.get(row.analyte) ?? 0) + sign * rho);
  }
  return [...analytes].sort((a, b) => (activity.get(b) ?? 0) - (activity.get(a) ?? 0) || a - b);
}

function cell(
  { study }: AnalysisResult,
  row: Correlation,
  facet: string,
  rho: number | null,
  p: number | null,
): JsonObject {
  return {
    facet,
    variable: study.variables[row.analyte].id,
    score: study.variables[row.score].id,
    rho,
    text: coefficientText(rho),
    p: pText(p),
    samples: row.analyteRows.length,
  };
}

function panelSpec(
  { heading, note }: Facet,
  { rows, columns, width }: { rows: readonly string[]; columns: readonly string[]; width: number },
  isFirst: boolean,
): JsonObject {
  const axis = { title: null, ticks: false, domain: false, grid: false };
  const labelled = isFirst ? { labelLimit: 160, labelPadding: 6 } : { labels: false };
  const x = {
    field: "score",
    type: "nominal",
    sort: [...columns],
    scale: { domain: [...columns], paddingInner: 0.04 },
    axis: { ...axis, orient: "top", labelAngle: 0, labelLimit: width / columns.length, labelPadding: 4 },
  };
  const y = {
    field: "variable",
    type: "nominal",
    sort: [...rows],
    scale: { domain: [...rows], paddingInner: 0.06 },
    axis: { ...axis, ...labelled },
  };
  const colour = {
    field: "rho",
    type: "quantitative",
    scale: { type: "linear", domain: [-1, 0, 1], range: [...DIVERGING] },
    legend: {
      title: "Rank correlation",
      orient: "top",
      gradientLength: 180,
      gradientThickness: 10,
      values: [-1, -0.5, 0, 0.5, 1],
      format: "~r",
    },
  };
  const tooltip = ["variable", "score", "text", "p", "samples"].map((field) => ({ field }));
  return {
    width,
    height: rows.length * CELL.height,
    title: panelTitle(heading, note, width),
    transform: [{ filter: { field: "facet", equal: heading } }],
    layer: [
      { transform: [{ filter: "datum.rho !== null" }], mark: "rect", encoding: { x, y, color: colour, tooltip } },
      {
        transform: [{ filter: "datum.rho === null" }],
        mark: { type: "rect", color: NO_VALUE },
        encoding: { x, y, tooltip },
      },
      {
        mark: { type: "text", fontSize: 10, aria: false },
        encoding: {
          x,
          y,
          text: { field: "text", type: "nominal" },
          color: { condition: { test: `abs(datum.rho) >= ${DARK}`, value: "white" }, value: INK },
        },
      },
    ],
  };
}
