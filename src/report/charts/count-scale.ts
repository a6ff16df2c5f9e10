import type { JsonObject } from "../json.js";
import type { Look } from "./look.js";

/** Shades for how many lie in a square: by the root, so that few are seen too. */
export function countScale(most: number, title: string, { theme }: Look): JsonObject {
  return {
    scale: { type: "sqrt", domain: [0, most], range: [...theme.sequential] },
    legend: {
      title,
      orient: "top",
      gradientLength: 140,
      gradientThickness: 10,
      values: [...new Set([0, Math.round(most / 4), most])],
      format: ",d",
    },
  };
}
