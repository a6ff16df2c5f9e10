import type { Measurement } from "../study/measurement.js";
import { ABSENT, numberText } from "./number-text.js";

/** A measurement as files write it: `3.2`, `<3.2`, `>5,850`, `*12.3` beyond the standard curve. */
export function measurementText(measurement: Measurement): string {
  if (measurement.kind === "missing") return ABSENT;
  if (measurement.kind === "observed") return (measurement.extrapolated ? "*" : "") + numberText(measurement.value);
  return (measurement.kind === "below" ? "<" : ">") + numberText(measurement.limit);
}

/** A number with its unit, where it has one. */
export function withUnit(text: string, unit: string | null): string {
  return unit === null ? text : `${text} ${unit}`;
}
