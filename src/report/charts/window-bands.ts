import type { Plan } from "../../analysis/plan.js";
import type { JsonObject } from "../json.js";
import { FAINT_INK, WINDOW_FILL, WINDOW_OPACITIES } from "./palette.js";
import { shareOfAxis, type TimeAxis, timeChannel } from "./time-axis.js";

/** A window's part of the axis; a day reaches half a day to each side, so that one day alone is a band too. */
interface Band {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Empty where the name is said elsewhere, or has no room. */
  readonly label: string;
  readonly align: "left" | "right";
}

/** Mean width of a character of a label in pixels. */
const CHARACTER = 5;

/** The windows as bands behind the lines, named above the panel; excluded days stay white. */
export function windowBands(plan: Plan, axis: TimeAxis, width: number, titled: boolean): JsonObject[] {
  return bandsOf(plan, axis, width).map(({ index, start, end, label, align }) => {
    const x = { ...timeChannel(axis, titled), field: "start" };
    const text = {
      type: "text",
      align,
      baseline: "bottom",
      dx: align === "left" ? 2 : 0,
      fontSize: 9,
      color: FAINT_INK,
    };
    return {
      data: { values: [{ start, end, label }] },
      layer: [
        {
          mark: { type: "rect", color: WINDOW_FILL, opacity: WINDOW_OPACITIES[index % 2], aria: false },
          encoding: { x, x2: { field: "end" } },
        },
        {
          mark: text,
          encoding: {
            x: align === "left" ? x : { ...x, field: "end" },
            y: { value: -2 },
            text: { field: "label", type: "nominal" },
          },
        },
      ],
    };
  });
}

/** The bands from left to right, with labels that neither leave the panel nor run into each other. */
export function bandsOf({ windows, excludeDays }: Plan, axis: TimeAxis, width: number): Band[] {
  const [low, high] = axis.domain;
  let taken = Number.NEGATIVE_INFINITY;
  return windows.flatMap(({ name, from, to }, index) => {
    const parts = withoutDays([Math.max(from, low), Math.min(to, high)], excludeDays);
    return parts.map(([first, last], part) => {
      const [start, end] = [Math.max(low, first - 0.5), Math.min(high, last + 0.5)];
      const [left, right] = [start, end].map((day) => shareOfAxis(axis, day) * width);
      const length = name.length * CHARACTER + 2;
      const align = left + length > width ? "right" : "left";
      const [from, to] = align === "left" ? [left, left + length] : [right - length, right];
      const fits = part === 0 && from >= taken;
      if (fits) taken = to;
      return { index, start, end, label: fits ? name : "", align };
    });
  });
}

/** The parts of a span of days that are not excluded. */
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
