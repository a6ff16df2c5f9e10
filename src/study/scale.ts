import type { Scale } from "./variable.js";

/** From a variable's unit to its analysis scale. */
export function toScale(x: number, scale: Scale): number {
  return scale === "log2" ? Math.log2(x) : x;
}

/** Of differences of logarithms, how far from the true one they may lie: they are rounded to nine decimals. */
const HALF_NINTH_DECIMAL = 5e-10;

/**
 * A difference on the analysis scale as what a report calls the change: a ratio on log2. A logarithm of nine decimals
 * determines nine or ten digits of it; the shortest number with that logarithm is given, 10 and not 10.000000000781.
 */
export function changeFromScale(difference: number, scale: Scale): number {
  const ratio = fromScale(difference, scale);
  if (scale !== "log2" || !Number.isFinite(difference)) return ratio;
  for (let digits = 1; digits < 14; digits++) {
    const short = Number(ratio.toPrecision(digits));
    if (Math.abs(Math.log2(short) - difference) <= HALF_NINTH_DECIMAL) return short;
  }
  return ratio;
}

/** Back to the unit. Round-off of the logarithm reaches the fifteenth digit: 1474 comes back as 1474, not as 1474.0000000000005. */
export function fromScale(x: number, scale: Scale): number {
  return scale === "log2" ? Number((2 ** x).toPrecision(14)) : x;
}
