import { THEMES, type Theme } from "./theme.js";

/** How charts are drawn: their colours, and how wide a figure may be. */
export interface Look {
  readonly theme: Theme;
  /** Width of the whole figure in pixels of 1/96 inch, and then no higher than a page; null for as wide as it needs. */
  readonly width: number | null;
}

export const DEFAULT_LOOK: Look = { theme: THEMES.light, width: null };

const PIXELS_PER_MM = 96 / 25.4;
/** What a journal's page leaves for a figure beside its caption. */
const PAGE_HEIGHT = 225 * PIXELS_PER_MM;
/** Around the whole figure. */
const PADDING = { free: 12, fitted: 4 } as const;

export function pixelsOf(mm: number): number {
  return mm * PIXELS_PER_MM;
}

export function paddingOf({ width }: Look): number {
  return width === null ? PADDING.free : PADDING.fitted;
}

/** The pixels between the paddings; null for as many as it needs. */
export function innerWidth(look: Look): number | null {
  return look.width === null ? null : look.width - 2 * paddingOf(look);
}

/** How many rows of a height fit on the page below a head, at least `least`; `most` where height does not matter. */
export function rowsThatFit({ width }: Look, size: { head: number; row: number; least: number; most: number }): number {
  if (width === null) return size.most;
  return Math.min(size.most, Math.max(size.least, Math.floor((PAGE_HEIGHT - size.head) / size.row)));
}

/** The space between two panels beside what their axes take. */
export const SPACING = { row: 18, column: 18 } as const;
