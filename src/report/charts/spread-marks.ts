import type { JsonObject } from "../json.js";
import type { Look } from "./look.js";

/** A course of spreads: bands of the middle four fifths and the middle half, and the median as a line with points. */
export function spreadCourse(x: JsonObject, y: JsonObject, says: JsonObject, look: Look): JsonObject[] {
  const [outer, inner] = look.theme.bands;
  const band = (color: string, low: string, high: string) => ({
    mark: { type: "area", color, opacity: 1, aria: false },
    encoding: { x, y: { ...y, field: low }, y2: { field: high } },
  });
  return [
    band(outer, "low", "high"),
    band(inner, "q1", "q3"),
    {
      mark: { type: "line", color: look.theme.alike, strokeWidth: 1.5, aria: false },
      encoding: { x, y: { ...y, field: "median" } },
    },
    ...medianPoints(x, y, says, look),
  ];
}

/** Spreads beside each other: a box of the middle half on a bar of the middle four fifths, medians joined. */
export function spreadBoxes(x: JsonObject, y: JsonObject, says: JsonObject, look: Look): JsonObject[] {
  const [outer, inner] = look.theme.bands;
  const bar = (color: string, strokeWidth: number, low: string, high: string) => ({
    mark: { type: "rule", color, strokeWidth, strokeCap: "butt", aria: false },
    encoding: { x, y: { ...y, field: low }, y2: { field: high } },
  });
  return [
    bar(outer, 16, "low", "high"),
    bar(inner, 16, "q1", "q3"),
    {
      mark: { type: "line", color: look.theme.alike, strokeWidth: 1.5, aria: false },
      encoding: { x, y: { ...y, field: "median" } },
    },
    ...medianPoints(x, y, says, look),
  ];
}

/** Hollow where the median lies beyond a limit. */
function medianPoints(x: JsonObject, y: JsonObject, says: JsonObject, look: Look): JsonObject[] {
  return [false, true].map((hollow) => ({
    transform: [{ filter: `datum.reading ${hollow ? "!==" : "==="} 'measured'` }],
    mark: {
      type: "point",
      size: 26,
      opacity: 1,
      strokeWidth: 1.2,
      color: look.theme.alike,
      ...(hollow ? { filled: false, fill: "white" } : { filled: true }),
    },
    encoding: { x, y: { ...y, field: "median" }, ...says },
  }));
}
