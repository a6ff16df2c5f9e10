import type { AnalysisResult } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { countText } from "../number-text.js";
import { plural } from "../plural.js";
import { textWidth } from "../render/text-width.js";
import { cellGrid, LONGEST_ROW_NAME } from "./cell-grid.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, moreSentence, panelTitles, sentences, windowsSentence } from "./frame.js";
import { DEFAULT_LOOK, innerWidth, type Look, rowsThatFit, SPACING } from "./look.js";
import { type Beyond, beyondOf, shareOfAll, variablesBeyond } from "./nondetect-shares.js";
import { told } from "./told.js";

/** More analytes than this cannot be read. */
const MOST_ROWS = 60;
/** With more patients only the windows stay. */
const MOST_PATIENTS = 12;
const CELL = { width: 52, height: 18, least: 30 } as const;
const FITTED_HEIGHT = 13;
const HEAD = 130;

/** What the assay could not tell: the share of values beyond a limit, analyte by analyte. */
export const nondetects: ChartKind = {
  kind: "nondetects",
  title: "Values beyond a limit",
  description:
    "The share of each variable's values that lie below or above a limit of the assay, by window and, where they are few, by patient.",
  needs: { compare: false, correlate: false },
  applies: (result) => variablesBeyond(result).length > 0,
  spec,
};

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { study, plan } = result;
  const { patients } = study;
  const all = variablesBeyond(result);
  const room = rowsThatFit(look, { head: HEAD, row: FITTED_HEIGHT, least: 10, most: MOST_ROWS });
  const shown = all.slice(0, room);
  const layout = layoutOf(result, shown, look);
  const shares = shown.flatMap((beyond) => beyondOf(result, beyond, layout.byPatient));
  const without = study.variables.filter(({ role }) => role === "analyte").length - analytesOf(result, all);
  const titles = panelTitles(
    layout.facets.map((facet) => ({ text: facet, note: layout.byPatient ? "patient by patient" : "all patients" })),
    layout.width,
    look,
  );
  return chart(
    {
      title: nondetects.title,
      group: result.group,
      subtitle: [
        `n = ${plural(patients.length, "patient")}. ${windowsSentence(plan)}`,
        sentences(
          "Per cent of the values measured; ↑ above an upper limit, all others below a lower one.",
          moreSentence(all.length - shown.length, "variable", ", with smaller shares"),
          without > 0 ? `${countText(without)} ${without === 1 ? "analyte has" : "analytes have"} none.` : "",
        ),
      ],
      description: `${nondetects.description} ${plural(shown.length, "variable")}.`,
      grid: { columns: layout.facets.length, width: layout.width + 30, height: 0 },
      data: shares.map((share) => ({ ...share })),
      panels: layout.facets.map((facet, i) => panelSpec(facet, titles[i], { ...layout, labelled: i === 0 }, look)),
    },
    look,
  );
}

function analytesOf({ study }: AnalysisResult, all: readonly Beyond[]): number {
  return all.filter(({ variable }) => study.variables[variable].role === "analyte").length;
}

interface Layout {
  /** A panel a window with patients beside each other, or one panel of windows. */
  readonly byPatient: boolean;
  readonly facets: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly width: number;
  readonly height: number;
}

function layoutOf({ study, plan }: AnalysisResult, shown: readonly Beyond[], look: Look): Layout {
  const rows = shown.map(({ variable }) => study.variables[variable].id);
  const windows = plan.windows.map(({ name }) => name);
  const inner = innerWidth(look);
  const names = textWidth({ fontSize: 10 }, rows) + 8;
  const height = inner === null ? CELL.height : FITTED_HEIGHT;
  const free = (facets: number, columns: number) =>
    inner === null
      ? CELL.width * columns
      : Math.min(
          CELL.width * columns,
          (inner - Math.min(LONGEST_ROW_NAME, names) - (facets - 1) * SPACING.column) / facets,
        );
  const patientWidth = Math.floor(free(windows.length, study.patients.length));
  const byPatient = study.patients.length <= MOST_PATIENTS && patientWidth / study.patients.length >= CELL.least;
  const columns = byPatient ? study.patients : windows;
  const width = byPatient ? patientWidth : Math.floor(free(1, windows.length * 1.4));
  return { byPatient, facets: byPatient ? windows : [shareOfAll], columns, rows, width: Math.max(width, 60), height };
}

function panelSpec(
  facet: string,
  title: JsonObject,
  layout: Layout & { readonly labelled: boolean },
  { theme }: Look,
): JsonObject {
  const { columns, rows, width, height, labelled } = layout;
  const legend = {
    title: "Beyond a limit",
    orient: "top",
    gradientLength: 140,
    gradientThickness: 10,
    values: [0, 0.5, 1],
    format: ".0%",
  };
  const shade = {
    field: "share",
    scale: { type: "linear", domain: [0, 1], range: [...theme.sequential] },
    legend,
  };
  const says = told({ variable: "Variable", column: "Of", below: "Below", above: "Above", n: "Values" });
  const nameRoom = width / columns.length - 4;
  const size = { rows, columns, width, height, nameRoom, labelled };
  return cellGrid({ ...size, facet, title, columnField: "column", shade, text: "text", says }, theme);
}
