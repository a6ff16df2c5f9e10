import { textWidth } from "../render/text-width.js";
import type { ForestRow } from "./forest-rows.js";
import { innerWidth, type Look } from "./look.js";

/** Where a row's line, its change in words and its p stand. */
export interface ForestLayout {
  /** Panels beside each other. */
  readonly columns: number;
  /** Of a panel without the texts beside it. */
  readonly width: number;
  readonly row: number;
  /** What stands to the right of the panel, and at how many pixels from its left. */
  readonly texts: readonly { readonly field: "text" | "short" | "p"; readonly at: number }[];
}

export const FITTED_ROW = 14;
const ROW = 18;
/** On the figure's page: its title and legend, and what a panel takes beside its rows. */
export const HEAD = 90;
export const AROUND_PANEL = 66;
const LONGEST_NAME = 160;
/** Below this width of a panel its interval is no longer said in words. */
const WIDE_ENOUGH = 170;
const GAP = 10;

/** The layout in a figure of that width; where the width is free, as wide as it needs. */
export function forestLayout(rows: readonly ForestRow[], pairs: number, look: Look): ForestLayout {
  const inner = innerWidth(look);
  if (inner === null) {
    const width = pairs === 1 ? 360 : 240;
    const texts = [
      { field: "text", at: width + GAP },
      { field: "p", at: width + 140 },
    ] as const;
    return { columns: pairs, width, row: ROW, texts };
  }
  const widest = (texts: readonly string[]) => textWidth({ fontSize: 10 }, texts);
  const names = Math.min(LONGEST_NAME, widest(rows.map(({ name }) => name))) + GAP;
  const p = widest(["p < .001"]) + GAP;
  const long = widest(rows.map(({ text }) => text)) + GAP;
  const short = widest(rows.map((row) => row.short)) + GAP;
  const isLong = inner - names - p - long >= WIDE_ENOUGH;
  const beside = isLong ? long : short;
  const width = Math.max(60, Math.floor(inner - names - p - beside));
  const texts = [
    { field: isLong ? "text" : "short", at: width + GAP },
    { field: "p", at: width + beside + GAP },
  ] as const;
  return { columns: 1, width, row: FITTED_ROW, texts };
}
