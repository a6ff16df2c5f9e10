import type { Scale } from "./variable.js";

/** From a variable's unit to its analysis scale. */
export function toScale(x: number, scale: Scale): number {
  return scale === "log2" ? Math.log2(x) : x;
}

/** Back to the unit. Round-off of the logarithm reaches the fifteenth digit: 1474 comes back as 1474, not as 1474.0000000000005. */
export function fromScale(x: number, scale: Scale): number {
  return scale === "log2" ? Number((2 ** x).toPrecision(14)) : x;
}
