import type { Variable } from "../../study/variable.js";
import { withUnit } from "../measurement-text.js";
import { numberText } from "../number-text.js";
import { dayText } from "../table/day-text.js";
import { type Spread, spreadOf } from "./spread.js";
import { shareOfAxis, type TimeAxis } from "./time-axis.js";
import type { Measured } from "./trajectory-points.js";

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

/** The span of the axis that each sample's day lies in; all are as wide as each other, and none reaches over transplant. */
export function daySpans(days: Int32Array, axis: TimeAxis): Int32Array {
  const zero = shareOfAxis(axis, 0.5);
  const side = { before: Math.max(1, Math.round(BINS * zero)), after: Math.max(1, Math.round(BINS * (1 - zero))) };
  return days.map((day) => {
    const share = shareOfAxis(axis, day);
    return day <= 0
      ? Math.floor((share / zero) * side.before) - side.before
      : Math.floor(((share - zero) / (1 - zero)) * side.after);
  });
}

/** Many measurements as their distribution in spans of days; `spans` and `days` by sample. */
export function courseBins(
  measured: readonly Measured[],
  spans: Int32Array,
  days: Int32Array,
  { id, unit }: Variable,
): CourseBin[] {
  const bySpan = new Map<number, Measured[]>();
  for (const point of measured) {
    const span = spans[point.row];
    const own = bySpan.get(span);
    if (own === undefined) bySpan.set(span, [point]);
    else own.push(point);
  }
  const bins: CourseBin[] = [];
  for (const span of [...bySpan.keys()].sort((a, b) => a - b)) {
    const own = bySpan.get(span) ?? [];
    if (own.length >= FEWEST) bins.push({ variable: id, ...binOf(own, days, unit) });
  }
  return bins;
}

function binOf(
  measured: readonly Measured[],
  days: ArrayLike<number>,
  unit: string | null,
): Omit<CourseBin, "variable"> {
  const own = new Int32Array(measured.length);
  const values = new Float64Array(measured.length);
  for (let i = 0; i < measured.length; i++) {
    own[i] = days[measured[i].row];
    values[i] = measured[i].value;
  }
  own.sort();
  const spread = spreadOf(values);
  const reading = readingOfMedian(measured, spread.median);
  const sign = { measured: "", "below limit": "<", "above limit": ">" }[reading];
  return {
    day: own[Math.floor(own.length / 2)],
    days: `${dayText(own[0])} to ${dayText(own[own.length - 1])}`,
    ...spread,
    text: withUnit(`${sign}${numberText(spread.median)} (${numberText(spread.q1)} to ${numberText(spread.q3)})`, unit),
    reading: reading === "measured" ? "measured" : "beyond a limit",
  };
}

/** Of the measurement in the middle by value, and among equal values by order. */
function readingOfMedian(measured: readonly Measured[], median: number): Measured["reading"] {
  let left = Math.ceil(measured.length / 2) - 1;
  for (const { value } of measured) if (value < median) left--;
  for (const { value, reading } of measured) if (value === median && left-- === 0) return reading;
  throw new RangeError("a median of these very measurements was required");
}
