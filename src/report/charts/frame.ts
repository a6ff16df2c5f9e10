import type { Plan } from "../../analysis/plan.js";
import type { Json, JsonObject } from "../json.js";
import { countText } from "../number-text.js";
import { windowDays } from "../plan-text.js";
import type { SetText } from "../render/text-width.js";
import { innerWidth, type Look, paddingOf, SPACING } from "./look.js";
import { isPickable, PICKING } from "./patient-look.js";
import { wrapText } from "./wrap-text.js";

/** How panels are laid out: how many beside each other, and their size in pixels. */
export interface Grid {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** What a heading may take beside its panel, where a figure is as wide as it needs. */
const BESIDE = 30;
/** The space between two panels, axis labels included, where a figure is as wide as it needs. */
const BETWEEN = 62;
/** The least width that a subtitle is broken to. */
const NARROWEST_TEXT = 216;

/** The whole chart: panels in a grid under one title, with its data, and the look all charts share. */
export function chart(
  parts: {
    readonly title: string;
    /** The group that the chart is of, where the study is split into several. */
    readonly group: string | null;
    /** A paragraph each; empty ones are left out. */
    readonly subtitle: readonly string[];
    readonly description: string;
    readonly grid: Grid;
    readonly data: readonly JsonObject[];
    readonly panels: readonly JsonObject[];
    /** The patients of the legend, from which one can be picked. */
    readonly patients?: readonly string[];
  },
  look: Look,
): JsonObject {
  const { columns, width } = parts.grid;
  const title = parts.group === null ? parts.title : `${parts.title}: ${parts.group}`;
  const inner =
    innerWidth(look) ?? Math.max(NARROWEST_TEXT, Math.min(columns, parts.panels.length) * (width + BETWEEN));
  const size = sizesOf(look);
  const paragraphs = parts.subtitle.filter((text) => text !== "");
  const lines = wrapText(title, inner, { fontSize: size.title, fontWeight: 700 });
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: parts.description,
    title: {
      text: lines.length === 1 ? title : lines,
      subtitle: paragraphs.flatMap((text) => wrapText(text, inner, { fontSize: size.subtitle })),
    },
    data: { values: parts.data },
    columns,
    spacing: { ...SPACING },
    concat: parts.patients !== undefined && isPickable(parts.patients) ? pickable(parts.panels) : parts.panels,
    config: configOf(look),
  };
}

/** The selection of a patient, in the first layer that has the legend: in a later one, clicks on the legend would not reach it. */
function pickable(panels: readonly JsonObject[]): JsonObject[] {
  let isPlaced = false;
  return panels.map((panel) => {
    if (isPlaced) return panel;
    const layers = panel.layer as readonly JsonObject[];
    const at = layers.findIndex(({ encoding }) => hasLegend((encoding as JsonObject | undefined)?.color));
    if (at < 0) return panel;
    isPlaced = true;
    return { ...panel, layer: layers.map((layer, i) => (i === at ? { ...layer, params: PICKING } : layer)) };
  });
}

function hasLegend(colour: Json | undefined): boolean {
  return typeof colour === "object" && colour !== null && "field" in colour && colour.field === "patient";
}

/** A panel's heading, and under it its unit or what else is to be said. */
export interface Heading {
  readonly text: string;
  readonly note: string;
}

/** Where headings stand: pixels above the panel, and to the left of it, where the labels of its axis leave room. */
interface Placing {
  readonly offset?: number;
  readonly hang?: number;
}

/** The heading of a panel alone; broken where it is too long. */
export function panelTitle(heading: Heading, width: number, look: Look, placing: Placing = {}): JsonObject {
  return panelTitles([heading], width, look, placing)[0];
}

/** The headings of panels beside each other, all with as many lines, so that the panels stand on one line. */
export function panelTitles(
  headings: readonly Heading[],
  width: number,
  look: Look,
  { offset = 6, hang = 0 }: Placing = {},
): JsonObject[] {
  const { panel } = sizesOf(look);
  const dx = look.width === null ? 0 : hang;
  const room = width + (look.width === null ? BESIDE : dx);
  const linesOf = (text: string, style: SetText) => wrapText(text, room, style);
  const texts = evenLines(
    headings.map(({ text }) => linesOf(text, { fontSize: panel, fontWeight: 700 })),
    "before",
  );
  const notes = evenLines(
    headings.map(({ note }) => linesOf(note, { fontSize: PANEL_SUBTITLE })),
    "behind",
  );
  return headings.map((_, i) => ({
    text: texts[i],
    subtitle: notes[i],
    anchor: "start",
    frame: "group",
    fontSize: panel,
    subtitleFontSize: PANEL_SUBTITLE,
    limit: room + 4,
    offset,
    ...(dx === 0 ? {} : { dx: -dx }),
  }));
}

/**
 * Keeps as much room above a panel as a label at the top of its axis takes, whether there is one or not: the titles of
 * panels beside each other then stand on one line.
 */
export const HEADROOM: JsonObject = {
  data: { values: [{}] },
  mark: { type: "rule", opacity: 0, aria: false },
  encoding: { x: { value: 0 }, x2: { value: 1 }, y: { value: -5 } },
};

/** One line as a text, several as a list; where there are fewer, empty lines are before or behind them. */
function evenLines(all: readonly (readonly string[])[], side: "before" | "behind"): Json[] {
  const most = all.reduce((lines, own) => Math.max(lines, own.length), 0);
  return all.map((own) => {
    const empty = Array<string>(most - own.length).fill("");
    const lines = (side === "before" ? [...empty, ...own] : [...own, ...empty]).map((line) => line || NO_TEXT);
    return most === 1 ? lines[0] : lines;
  });
}

/** Keeps the height of a line, which an empty text does not. */
const NO_TEXT = "\u00a0";

/** `Windows: before (day ≤ 0), after (day ≥ 1).` */
export function windowsSentence({ windows }: Plan): string {
  return `Windows: ${windows.map((window) => `${window.name} (${windowDays(window)})`).join(", ")}.`;
}

/** How many did not fit: `And 67 more variables, none with a smaller p.`; nothing where all did. */
export function moreSentence(n: number, noun: string, why = ", none with a smaller p"): string {
  return n > 0 ? `And ${countText(n)} more ${noun}${n === 1 ? "" : "s"}${why}.` : "";
}

/** Sentences one after another, without empty ones. */
export function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

const PANEL_SUBTITLE = 10;

/** In pixels of 1/96 inch: a figure for a journal's column has 7 to 9 points. */
function sizesOf({ width }: Look): { title: number; subtitle: number; panel: number } {
  return width === null ? { title: 15, subtitle: 11, panel: 12 } : { title: 12, subtitle: 10, panel: 11 };
}

const FONT = "Inter, Liberation Sans, Helvetica, Arial, sans-serif";

function configOf(look: Look): { readonly [key: string]: Json } {
  const { ink, faintInk, grid, axis } = look.theme;
  const size = sizesOf(look);
  return {
    font: FONT,
    background: "white",
    padding: paddingOf(look),
    view: { stroke: null },
    title: {
      anchor: "start",
      fontSize: size.title,
      fontWeight: 700,
      color: ink,
      subtitleFontSize: size.subtitle,
      subtitleColor: faintInk,
      subtitleLineHeight: size.subtitle + 4,
      subtitlePadding: 5,
      offset: 12,
    },
    concat: { spacing: 18 },
    axis: {
      labelFontSize: 10,
      titleFontSize: size.subtitle,
      titleFontWeight: 400,
      labelColor: ink,
      titleColor: ink,
      domainColor: axis,
      tickColor: axis,
      gridColor: grid,
      tickSize: 4,
      labelOverlap: false,
    },
    legend: {
      labelLimit: 0,
      titleLimit: 0,
      labelFontSize: size.subtitle,
      titleFontSize: size.subtitle,
      titleFontWeight: 400,
      symbolSize: 60,
      labelColor: ink,
      titleColor: ink,
    },
  };
}
