import { type SetText, textWidth } from "../render/text-width.js";

/** A point in pixels from the panel's upper left corner, with the name it would like beside it. */
export interface Named {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Where a name stands: its own end or middle at x, its middle at y. */
export interface PlacedLabel {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "right" | "center";
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const STYLE: SetText = { fontSize: 10 };
const LINE = 12;
const GAP = 5;

/** Sides of the point to try, in turn. */
const SIDES = [
  { align: "left", dx: GAP, dy: 0 },
  { align: "right", dx: -GAP, dy: 0 },
  { align: "center", dx: 0, dy: -GAP - 4 },
  { align: "center", dx: 0, dy: GAP + 5 },
] as const;

/**
 * As many of the first names as have a side where they neither leave the panel nor cover a point, a name or what else is
 * taken.
 */
export function placeLabels(
  points: readonly Named[],
  most: number,
  { width, height, lines }: { readonly width: number; readonly height: number; readonly lines: readonly Box[] },
): PlacedLabel[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 }));
  taken.push(...lines);
  const placed: PlacedLabel[] = [];
  for (const [i, { name, x, y }] of points.slice(0, most).entries()) {
    const long = textWidth(STYLE, name);
    for (const { align, dx, dy } of SIDES) {
      const left = x + dx - { left: 0, center: long / 2, right: long }[align];
      const box = { left: left - 1, right: left + long + 1, top: y + dy - LINE / 2, bottom: y + dy + LINE / 2 };
      const isInside = box.left >= 0 && box.right <= width && box.top >= -2 && box.bottom <= height;
      if (!isInside || taken.some((other, j) => j !== i && overlap(box, other))) continue;
      taken.push(box);
      placed.push({ name, x: Number((x + dx).toFixed(1)), y: Number((y + dy).toFixed(1)), align });
      break;
    }
  }
  return placed;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
