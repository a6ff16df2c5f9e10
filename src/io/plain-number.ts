/** Whole numbers of so many digits, and ten to that power, have no rounding. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => Number(`1e${exponent}`));

const ZERO = 0x30;
const POINT = 0x2e;
const MINUS = 0x2d;

/**
 * The number a text is from `from` on, if it is digits with at most a minus before and a point among them; NaN where it is
 * anything else or too long. The very number that `Number` gives: the digits as a whole number are exact, so is the power of
 * ten, and their one division rounds as reading the decimal does (Clinger 1990, doi:10.1145/93542.93557).
 */
export function plainNumber(text: string, from = 0): number {
  const isNegative = text.charCodeAt(from) === MINUS;
  let whole = 0;
  let digits = 0;
  let afterPoint = -1;
  for (let at = isNegative ? from + 1 : from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === POINT && afterPoint < 0) {
      afterPoint = digits;
      continue;
    }
    const digit = code - ZERO;
    if (digit < 0 || digit > 9 || digits === EXACT_DIGITS) return Number.NaN;
    whole = whole * 10 + digit;
    digits++;
  }
  if (digits === 0) return Number.NaN;
  const value = afterPoint < 0 ? whole : whole / POWERS_OF_TEN[digits - afterPoint];
  return isNegative ? -value : value;
}
