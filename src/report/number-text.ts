import type { Interval } from "../analysis/result.js";
import type { Scale } from "../study/variable.js";

/** What stands where there is no number. */
export const ABSENT = "–";

/** A number for people: three significant digits, no trailing zeros, thousands apart, a true minus sign. */
export function numberText(x: number | null): string {
  if (x === null || Number.isNaN(x)) return ABSENT;
  const magnitude = Math.abs(x);
  const sign = x < 0 ? "−" : "";
  if (magnitude === Number.POSITIVE_INFINITY) return `${sign}∞`;
  if (magnitude === 0) return "0";
  const rounded = Number(magnitude.toPrecision(3));
  if (rounded < 1e-4 || rounded >= 1e7) return sign + exponentText(rounded);
  // From ten thousand on three digits leave no fraction.
  return sign + countText(rounded);
}

/** `1.23e−5`. */
function exponentText(x: number): string {
  const [digits, exponent] = x.toExponential().split("e");
  return `${digits}e${exponent.replace("-", "−").replace("+", "")}`;
}

/** A whole number with its thousands apart, from ten thousand on. */
export function countText(n: number): string {
  return n < 10_000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/gu, ",");
}

/** A p value as papers print it: `.031`, `<.001`, `>.999`, `1`. */
export function pText(p: number | null): string {
  if (p === null) return ABSENT;
  if (p === 1) return "1";
  if (p < 0.001) return "<.001";
  return p > 0.999 ? ">.999" : p.toFixed(3).slice(1);
}

/** A p value as sentences have it: `= .031`, `< .001`. */
export function pEqualsText(p: number | null): string {
  const text = pText(p);
  return /^[<>]/u.test(text) ? `${text[0]} ${text.slice(1)}` : `= ${text}`;
}

/** A correlation coefficient: `.62`, `−.05`, `1`; what only rounds to 1 is `>.99`. */
export function coefficientText(r: number | null): string {
  if (r === null) return ABSENT;
  const digits = Math.abs(r).toFixed(2).replace(/^0/u, "");
  if (digits === "1.00")
    return [
      ["<−.99", "−1"],
      [">.99", "1"],
    ][Number(r > 0)][Number(Math.abs(r) === 1)];
  return r < 0 && digits !== ".00" ? `−${digits}` : digits;
}

/** A change from before to after: a ratio (`×0.056`) where the scale is log2, else a signed difference (`+12`). */
export function changeText(estimate: number | null, scale: Scale): string {
  if (estimate === null) return ABSENT;
  if (scale === "log2") return `×${numberText(estimate)}`;
  return estimate > 0 ? `+${numberText(estimate)}` : numberText(estimate);
}

/** `[0.031, 0.09]`, written by `endText`; absent where neither end is bounded, since the interval then says nothing. */
export function intervalText(interval: Interval | null, endText: (x: number) => string = numberText): string {
  if (interval === null || isUnbounded(interval)) return ABSENT;
  return `[${endText(interval.low)}, ${endText(interval.high)}]`;
}

/** The level an interval has, which at small n is not the one asked for. */
export function levelText(interval: Interval | null): string {
  return interval === null || isUnbounded(interval) ? ABSENT : percentText(interval.achieved);
}

/** `95%`, `96.9%`; rounded down, so that a level is never claimed that is not reached. */
export function percentText(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10}%`;
}

/** A share in whole per cent: `0%` and `100%` only where it is exactly that. */
export function shareText(share: number | null): string {
  if (share === null) return ABSENT;
  if (share === 0 || share === 1) return `${100 * share}%`;
  if (share < 0.005) return "<1%";
  return share >= 0.995 ? ">99%" : `${Math.round(100 * share)}%`;
}

/** Whether an interval says nothing: neither end is bounded. A ratio's unbounded lower end is 0. */
export function isUnbounded({ low, high }: Interval): boolean {
  return (low === Number.NEGATIVE_INFINITY || low === 0) && high === Number.POSITIVE_INFINITY;
}
