import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { leading } from "../leading.js";
import { coefficientText, countText, pText } from "../number-text.js";
import { plural } from "../plural.js";
import { textWidth } from "../render/text-width.js";
import { correlationP } from "../row-p.js";
import { cellGrid, LONGEST_ROW_NAME } from "./cell-grid.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, moreSentence, panelTitles, sentences, windowsSentence } from "./frame.js";
import { DEFAULT_LOOK, innerWidth, type Look, rowsThatFit, SPACING } from "./look.js";
import { told } from "./told.js";

/** More analytes than this cannot be read. */
const MOST_ROWS = 60;
const CELL = { width: 46, height: 18 } as const;
/** Cells narrower than a number hold its sign alone; still narrower ones nothing. */
const NUMBER_WIDTH = 27;
const SIGN_WIDTH = 9;
/** On the figure's page: what stands above the cells, and cells less high. */
const HEAD = 150;
const FITTED_HEIGHT = 13;
const FEWEST_ROWS = 10;

/** Each analyte against each score, three ways. */
export const heatmap: ChartKind = {
  kind: "heatmap",
  title: "Analytes and scores",
  description:
    "The rank correlation of each analyte with each score: inside patients, beyond the step at transplant, and pooled.",
  needs: { compare: false, correlate: true },
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

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { study, plan, correlations } = result;
  const facets = FACETS.filter(({ rho }) => correlations.some((row) => rho(row) !== null));
  const all = [...new Set(correlations.map(({ analyte }) => analyte))];
  const smallest = smallestP(correlations);
  const room = rowsThatFit(look, { head: HEAD, row: FITTED_HEIGHT, least: FEWEST_ROWS, most: MOST_ROWS });
  const analytes = order(
    result,
    leading(all, room, (analyte) => smallest.get(analyte) ?? null),
  );
  const scores = [...new Set(correlations.map(({ score }) => score))];
  const shown = new Set(analytes);
  const names = (variables: readonly number[]) => variables.map((variable) => study.variables[variable].id);
  const data = facets.flatMap(({ heading, rho, p }) =>
    correlations.filter(({ analyte }) => shown.has(analyte)).map((row) => cell(result, row, heading, rho(row), p(row))),
  );
  const layout = layoutOf({ rows: names(analytes), columns: names(scores), facets: facets.length }, look);
  const titles = panelTitles(
    facets.map(({ heading, note }) => ({ text: heading, note })),
    layout.width,
    look,
  );
  return chart(
    {
      title: heatmap.title,
      group: result.group,
      subtitle: [
        `n = ${plural(study.patients.length, "patient")}. ${windowsSentence(plan)}`,
        sentences(
          `Rank correlation (rho) of samples and score visits at most ${countText(plan.scoreTolerance)} days apart. Analytes from those that rise with disease to those that fall with it.`,
          moreSentence(all.length - analytes.length, "analyte"),
        ),
      ],
      description: `${heatmap.description} ${plural(analytes.length, "analyte")}, ${plural(scores.length, "score")}.`,
      grid: { columns: facets.length, width: layout.width + 30, height: 0 },
      data,
      panels: facets.map(({ heading }, i) => panelSpec(heading, titles[i], { ...layout, labelled: i === 0 }, look)),
    },
    look,
  );
}

interface Layout {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Of a panel, and of its cells. */
  readonly width: number;
  readonly cell: number;
  readonly height: number;
}

/** Cells as wide as the figure allows. */
function layoutOf(
  { rows, columns, facets }: { rows: readonly string[]; columns: readonly string[]; facets: number },
  look: Look,
): Layout {
  const inner = innerWidth(look);
  if (inner === null) {
    const width = Math.max(CELL.width * columns.length, 130);
    return { rows, columns, width, cell: width / columns.length, height: CELL.height };
  }
  const names = textWidth({ fontSize: 10 }, rows) + 8;
  const free = (inner - Math.min(names, LONGEST_ROW_NAME + 8) - (facets - 1) * SPACING.column) / facets;
  const width = Math.floor(Math.min(free, CELL.width * columns.length));
  return { rows, columns, width, cell: width / columns.length, height: FITTED_HEIGHT };
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
    sign: rho === null || Math.abs(rho) < 0.05 ? "" : rho < 0 ? "−" : "+",
    p: pText(p),
    samples: row.analyteRows.length,
  };
}

function panelSpec(
  facet: string,
  title: JsonObject,
  { cell, ...layout }: Layout & { readonly labelled: boolean },
  { theme }: Look,
): JsonObject {
  const legend = {
    title:
      theme.diverging[0] === theme.diverging[2] ? "Rank correlation; its sign stands in the cell" : "Rank correlation",
    orient: "top",
    gradientLength: 180,
    gradientThickness: 10,
    values: [-1, -0.5, 0, 0.5, 1],
    format: "~r",
  };
  const scale = { type: "linear", domain: [-1, 0, 1], range: [...theme.diverging] };
  const says = told({ variable: "Analyte", score: "Score", text: "rho", p: "p", samples: "Samples" });
  const text = cell >= NUMBER_WIDTH ? "text" : cell >= SIGN_WIDTH ? "sign" : null;
  const shade = { field: "rho", scale, legend };
  return cellGrid({ ...layout, facet, title, columnField: "score", nameRoom: cell, shade, text, says }, theme);
}
