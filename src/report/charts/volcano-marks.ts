import type { JsonObject } from "../json.js";
import { countScale } from "./count-scale.js";
import type { PlacedLabel } from "./label-places.js";
import type { Look } from "./look.js";
import { told } from "./told.js";
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
  most: number,
  look: Look,
): JsonObject {
  return {
    data: { values: bins.map((bin) => ({ ...bin })) },
    mark: { type: "rect", opacity: 1 },
    encoding: {
      x,
      x2: { field: "changeEnd" },
      y,
      y2: { field: "heightEnd" },
      color: { field: "n", type: "quantitative", ...countScale(most, "Analytes", look) },
      ...told({ n: "Analytes" }),
    },
  };
}
