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
  return scale === "log2" ? toFourteenDigits(2 ** x, Math.floor(x * LOG10_OF_2)) : x;
}

const LOG10_OF_2 = Math.log10(2);
/** Those that a double holds exactly. */
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** `exponent`: the decimal one, if need be off by one. Dividing two exact doubles rounds as reading the decimal would. */
function toFourteenDigits(x: number, exponent: number): number {
  const places = 13 - exponent;
  if (places >= 0 && places < POWERS_OF_TEN.length) {
    const shifted = x * POWERS_OF_TEN[places];
    const digits = Math.round(shifted);
    // The product is off by a hundredth at most.
    if (shifted >= 1e13 && digits < 1e14 && Math.abs(shifted - digits) < 0.48) return digits / POWERS_OF_TEN[places];
  }
  return Number(x.toPrecision(14));
}
