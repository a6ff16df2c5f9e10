import type { Plan } from "../../analysis/plan.js";
import type { JsonObject } from "../json.js";
import { FAINT_INK, WINDOW_FILL, WINDOW_OPACITIES } from "./palette.js";
import { type TimeAxis, timeChannel } from "./time-axis.js";

/** The windows as bands behind the lines, named above the panel; excluded days stay white. */
export function windowBands({ windows, excludeDays }: Plan, axis: TimeAxis, titled: boolean): JsonObject[] {
  const [low, high] = axis.domain;
  return windows.flatMap(({ name, from, to }, index) => {
    const parts = withoutDays([Math.max(from, low), Math.min(to, high)], excludeDays);
    return parts.map(([start, end], part) => {
      const data = { values: [{ start, end, label: part === 0 ? name : "" }] };
      const x = { ...timeChannel(axis, titled), field: "start" };
      return {
        data,
        layer: [
          {
            mark: { type: "rect", color: WINDOW_FILL, opacity: WINDOW_OPACITIES[index % 2], aria: false },
            encoding: { x, x2: { field: "end" } },
          },
          {
            mark: { type: "text", align: "left", baseline: "bottom", dx: 2, fontSize: 9, color: FAINT_INK },
            encoding: { x, y: { value: -2 }, text: { field: "label", type: "nominal" } },
          },
        ],
      };
    });
  });
}

/** The parts of a span of days that are not excluded; touching days have a band each, so ends reach half a day out. */
function withoutDays([from, to]: readonly [number, number], excluded: Plan["excludeDays"]): [number, number][] {
  const spans: [number, number][] =
    excluded === null
      ? [[from, to]]
      : [
          [from, Math.min(to, excluded[0] - 1)],
          [Math.max(from, excluded[1] + 1), to],
        ];
  return spans.filter(([start, end]) => start <= end);
}
