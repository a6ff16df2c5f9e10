import type { Grid } from "./frame.js";
import { innerWidth, type Look, rowsThatFit, SPACING } from "./look.js";

/** More panels than this on one page cannot be read. */
const MOST_PANELS = 30;
/** What the labels of a panel's value axis take. */
const AXIS = 42;
/** What of it headings may stand above. */
export const AXIS_ROOM = 30;
/** Title, legend and subtitle of a figure; heading and axis of a panel. */
const HEAD = 110;
const AROUND_PANEL = 80;

/** What a kind of panel needs where a figure's width is given. */
interface Room {
  /** The least width at which a panel can be read. */
  readonly least: number;
  /** Height over width. */
  readonly shape: number;
  readonly most: number;
}

const COURSE: Room = { least: 95, shape: 0.75, most: MOST_PANELS };

/** The grid for so many time courses: wide panels while they are few. */
export function courseGrid(panels: number, look: Look): Grid {
  if (look.width !== null) return fittedGrid(panels, COURSE, look);
  if (panels === 1) return { columns: 1, width: 520, height: 280 };
  if (panels === 2 || panels === 4) return { columns: 2, width: 320, height: 180 };
  if ([3, 5, 6, 9].includes(panels)) return { columns: 3, width: 250, height: 145 };
  if (panels <= 24) return { columns: 4, width: 205, height: 120 };
  return { columns: 5, width: 165, height: 110 };
}

/** How many courses there is room for. */
export function mostCourses(look: Look): number {
  return mostPanels(COURSE, look);
}

/** The grid for so many slope panels of so many windows. */
export function slopeGrid(panels: number, windows: number, look: Look): Grid {
  if (look.width !== null) return fittedGrid(panels, slope(windows), look);
  const width = 50 * windows;
  if (panels === 1) return { columns: 1, width: 2.4 * width, height: 260 };
  if (panels <= 4) return { columns: panels, width: 1.5 * width, height: 190 };
  return { columns: panels <= 12 ? 4 : 6, width: 1.25 * width, height: 150 };
}

/** How many slope panels there is room for. */
export function mostSlopes(windows: number, look: Look): number {
  return mostPanels(slope(windows), look);
}

function slope(windows: number): Room {
  return { least: 46 * windows, shape: 2 / windows, most: MOST_PANELS };
}

const PAIR: Room = { least: 95, shape: 0.75, most: 12 };

/** The grid for so many scatter plots. */
export function pairGrid(panels: number, look: Look): Grid {
  if (look.width !== null) return fittedGrid(panels, PAIR, look);
  if (panels === 1) return { columns: 1, width: 420, height: 300 };
  if (panels <= 4) return { columns: 2, width: 300, height: 200 };
  return panels <= 6 ? { columns: 3, width: 240, height: 170 } : { columns: 4, width: 205, height: 150 };
}

/** How many scatter plots there is room for; more would only be weaker pairs. */
export function mostPairs(look: Look): number {
  return mostPanels(PAIR, look);
}

/** As many panels beside each other as stay readable in the figure's width. */
function fittedGrid(panels: number, room: Room, look: Look): Grid {
  const columns = Math.min(panels, columnsWithin(room, look));
  const width = Math.floor(((innerWidth(look) ?? 0) + SPACING.column) / columns) - SPACING.column - AXIS;
  return { columns, width, height: heightOf(width, room) };
}

function columnsWithin({ least }: Room, look: Look): number {
  const inner = innerWidth(look) ?? Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor((inner + SPACING.column) / (least + AXIS + SPACING.column)));
}

function heightOf(width: number, { shape }: Room): number {
  return Math.round(Math.min(170, Math.max(70, width * shape)));
}

function mostPanels(room: Room, look: Look): number {
  if (look.width === null) return room.most;
  const columns = columnsWithin(room, look);
  const { height } = fittedGrid(columns, room, look);
  const row = height + AROUND_PANEL;
  return columns * rowsThatFit(look, { head: HEAD, row, least: 1, most: Math.ceil(room.most / columns) });
}

/** Whether the panel has none below it. */
export function isLast(index: number, panels: number, { columns }: Grid): boolean {
  return index + columns >= panels;
}
