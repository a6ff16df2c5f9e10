import type { Grid } from "./frame.js";

/** More panels than this on one page cannot be read. */
export const MOST_PANELS = 30;

/** The grid for so many time courses: wide panels while they are few. */
export function courseGrid(panels: number): Grid {
  if (panels === 1) return { columns: 1, width: 520, height: 280 };
  if (panels === 2 || panels === 4) return { columns: 2, width: 320, height: 180 };
  if ([3, 5, 6, 9].includes(panels)) return { columns: 3, width: 250, height: 145 };
  if (panels <= 24) return { columns: 4, width: 205, height: 120 };
  return { columns: 5, width: 165, height: 110 };
}

/** The grid for so many slope panels of so many windows. */
export function slopeGrid(panels: number, windows: number): Grid {
  const width = 50 * windows;
  if (panels === 1) return { columns: 1, width: 2.4 * width, height: 260 };
  if (panels <= 4) return { columns: panels, width: 1.5 * width, height: 190 };
  return { columns: panels <= 12 ? 4 : 6, width: 1.25 * width, height: 150 };
}

/** Whether the panel has none below it. */
export function isLast(index: number, panels: number, { columns }: Grid): boolean {
  return index + columns >= panels;
}
