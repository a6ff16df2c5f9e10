import type { Json, JsonObject } from "../json.js";
import { wrap } from "../terminal/text-block.js";
import { FAINT_INK, GRID, INK } from "./palette.js";

/** Mean width of a character of the subtitle in pixels, for breaking its lines. */
const CHARACTER = 5.4;

/** How panels are laid out: how many beside each other, and their size in pixels. */
export interface Grid {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** The space between two panels, axis labels included. */
const BETWEEN = 62;

/** The whole chart: panels in a grid under one title, with its data, and the look all charts share. */
export function chart(parts: {
  readonly title: string;
  /** The group that the chart is of, where the study is split into several. */
  readonly group: string | null;
  readonly subtitle: readonly string[];
  readonly description: string;
  readonly grid: Grid;
  readonly data: readonly JsonObject[];
  readonly panels: readonly JsonObject[];
}): JsonObject {
  const { columns, width } = parts.grid;
  const title = parts.group === null ? parts.title : `${parts.title}: ${parts.group}`;
  const characters = Math.floor((Math.min(columns, parts.panels.length) * (width + BETWEEN)) / CHARACTER);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: parts.description,
    title: { text: title, subtitle: parts.subtitle.flatMap((text) => wrap(text, Math.max(40, characters))) },
    data: { values: parts.data },
    columns,
    spacing: { row: 18, column: 18 },
    concat: parts.panels,
    config: CONFIG,
  };
}

/** The panel's heading: the variable, and under it its unit or what else is to be said. */
export function panelTitle(text: string, subtitle: string, width: number, offset = 6): JsonObject {
  return {
    text,
    subtitle,
    anchor: "start",
    frame: "group",
    fontSize: 12,
    subtitleFontSize: 10,
    limit: width + 30,
    offset,
  };
}

const FONT = "Inter, Liberation Sans, Helvetica, Arial, sans-serif";

const CONFIG: { readonly [key: string]: Json } = {
  font: FONT,
  background: "white",
  padding: 12,
  view: { stroke: null },
  title: {
    anchor: "start",
    fontSize: 15,
    fontWeight: 700,
    color: INK,
    subtitleFontSize: 11,
    subtitleColor: FAINT_INK,
    subtitleLineHeight: 15,
    subtitlePadding: 5,
    offset: 12,
  },
  concat: { spacing: 18 },
  axis: {
    labelFontSize: 10,
    titleFontSize: 11,
    titleFontWeight: 400,
    labelColor: INK,
    titleColor: INK,
    domainColor: "#888888",
    tickColor: "#888888",
    gridColor: GRID,
    tickSize: 4,
    labelOverlap: false,
  },
  legend: {
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 400,
    symbolSize: 60,
    labelColor: INK,
    titleColor: INK,
  },
};
