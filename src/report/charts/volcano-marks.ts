import type { JsonObject } from "../json.js";
import type { PlacedLabel } from "./label-places.js";
import { tooltipOf } from "./tooltip.js";
import type { VolcanoBin } from "./volcano-points.js";

/** Names beside their points, at places given in pixels. */
export function labelMarks(labels: readonly PlacedLabel[], color: string): JsonObject[] {
  const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
  return (["left", "right", "center"] as const).flatMap((align) => {
    const own = labels.filter((label) => label.align === align);
    if (own.length === 0) return [];
    return [
      {
        data: { values: own.map((label) => ({ ...label })) },
        mark: { type: "text", align, baseline: "middle", fontSize: 10, color, aria: false },
        encoding: { x: pixels("x"), y: pixels("y"), text: { field: "name", type: "nominal" } },
      },
    ];
  });
}

/** Squares by how many analytes lie in them. */
export function squareMarks(
  bins: readonly VolcanoBin[],
  { x, y }: { readonly x: JsonObject; readonly y: JsonObject },
  colours: readonly string[],
  most: number,
): JsonObject {
  const legend = {
    title: "Analytes",
    orient: "top",
    gradientLength: 140,
    gradientThickness: 10,
    tickCount: 4,
    format: "d",
  };
  return {
    data: { values: bins.map((bin) => ({ ...bin })) },
    mark: { type: "rect", opacity: 1 },
    encoding: {
      x,
      x2: { field: "changeEnd" },
      y,
      y2: { field: "heightEnd" },
      color: {
        field: "n",
        type: "quantitative",
        scale: { type: "sqrt", domain: [0, most], range: [...colours] },
        legend,
      },
      tooltip: tooltipOf({ n: "Analytes" }),
    },
  };
}
