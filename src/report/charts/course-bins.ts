import { withUnit } from "../measurement-text.js";
import { numberText } from "../number-text.js";
import { dayText } from "../table/day-text.js";
import { type Spread, spreadOf } from "./spread.js";
import { shareOfAxis, type TimeAxis } from "./time-axis.js";
import type { Point } from "./trajectory-points.js";

/** The measurements of many patients in one span of days. */
export interface CourseBin extends Spread {
  readonly variable: string;
  /** The middle one of their days. */
  readonly day: number;
  readonly days: string;
  readonly text: string;
  readonly reading: "measured" | "beyond a limit";
}

/** Spans over the whole axis; a span with fewer values shows no distribution. */
const BINS = 14;
const FEWEST = 5;

/** Many points as their distribution in spans of days, as wide as each other on the axis; none reaches over transplant. */
export function courseBins(points: readonly Point[], axis: TimeAxis, unit: string | null): CourseBin[] {
  const zero = shareOfAxis(axis, 0.5);
  const side = { before: Math.max(1, Math.round(BINS * zero)), after: Math.max(1, Math.round(BINS * (1 - zero))) };
  const bins = new Map<number, Point[]>();
  for (const point of points) {
    const share = shareOfAxis(axis, point.day);
    const bin =
      point.day <= 0
        ? Math.floor((share / zero) * side.before) - side.before
        : Math.floor(((share - zero) / (1 - zero)) * side.after);
    const own = bins.get(bin);
    if (own === undefined) bins.set(bin, [point]);
    else own.push(point);
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .filter(([, own]) => own.length >= FEWEST)
    .map(([, own]) => binOf(own, unit));
}

function binOf(points: readonly Point[], unit: string | null): CourseBin {
  const byValue = [...points].sort((a, b) => a.value - b.value);
  const days = points.map(({ day }) => day).sort((a, b) => a - b);
  const spread = spreadOf(points.map(({ value }) => value));
  const { reading, variable } = byValue[Math.ceil(byValue.length / 2) - 1];
  const sign = { measured: "", "below limit": "<", "above limit": ">" }[reading];
  return {
    variable,
    day: days[Math.floor(days.length / 2)],
    days: `${dayText(days[0])} to ${dayText(days[days.length - 1])}`,
    ...spread,
    text: withUnit(`${sign}${numberText(spread.median)} (${numberText(spread.q1)} to ${numberText(spread.q3)})`, unit),
    reading: reading === "measured" ? "measured" : "beyond a limit",
  };
}
