import type { Plan } from "../../analysis/plan.js";
import type { JsonObject } from "../json.js";
import { textWidth } from "../render/text-width.js";
import type { Look } from "./look.js";
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

const LABEL = { fontSize: 9.5 } as const;

/** The windows as bands behind the lines, named above the panel; excluded days stay white. */
export function windowBands(plan: Plan, axis: TimeAxis, width: number, titled: boolean, look: Look): JsonObject[] {
  const { windowFill, windowOpacities, faintInk } = look.theme;
  const bands = bandsOf(plan, axis, width);
  const x = timeChannel(axis, titled);
  const labels = (["left", "right"] as const).flatMap((align) => {
    const own = bands.filter((band) => band.align === align && band.label !== "");
    if (own.length === 0) return [];
    return [
      {
        data: { values: own.map(({ start, end, label }) => ({ day: align === "left" ? start : end, label })) },
        mark: {
          type: "text",
          align,
          baseline: "bottom",
          dx: align === "left" ? 2 : 0,
          fontSize: LABEL.fontSize,
          color: faintInk,
          aria: false,
        },
        encoding: { x: { ...x, field: "day" }, y: { value: -2 }, text: { field: "label", type: "nominal" } },
      },
    ];
  });
  return [
    {
      data: { values: bands.map(({ index, start, end }) => ({ start, end, shade: windowOpacities[index % 2] })) },
      mark: { type: "rect", color: windowFill, aria: false },
      encoding: {
        x: { ...x, field: "start" },
        x2: { field: "end" },
        opacity: { field: "shade", type: "quantitative", scale: null, legend: null },
      },
    },
    ...labels,
  ];
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
      const length = textWidth(LABEL, name) + 6;
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

/** The days left out of every window, where they lie on the axis. */
export function excludedBand({ excludeDays }: Plan, axis: TimeAxis, titled: boolean, look: Look): JsonObject[] {
  if (excludeDays === null) return [];
  const [low, high] = axis.domain;
  const [start, end] = [Math.max(low, excludeDays[0] - 0.5), Math.min(high, excludeDays[1] + 0.5)];
  if (start >= end) return [];
  return [
    {
      data: { values: [{ start, end }] },
      mark: { type: "rect", color: look.theme.excluded, opacity: 1, aria: false },
      encoding: { x: { ...timeChannel(axis, titled), field: "start" }, x2: { field: "end" } },
    },
  ];
}
