import { type TimeUnit, toDays } from "../../study/day.js";
import type { Window } from "../../study/window.js";

const BOUND = /^(?<amount>[+-]?(?:\d+\.?\d*|\.\d+))(?<unit>[dwmy]?)$/u;
const WINDOW_FORM = "NAME=FROM..TO, like before=-1y..-1 or after=90..";

/** Reads `NAME=FROM..TO`: days unless suffixed d, w, m or y, either end open. Throws a `RangeError` that says what was required. */
export function parseWindow(text: string): Window {
  const [, name, span] = /^\s*([^=]+?)\s*=(.*)$/u.exec(text) ?? [];
  if (name === undefined || span === undefined) throw new RangeError(`"${text}" is not a window: ${WINDOW_FORM}`);
  return namedWindow(name, span, text);
}

/** The window of that name over `FROM..TO`; `text` is what messages show. */
export function namedWindow(name: string, span: string, text = span): Window {
  const [from, to] = parseSpan(span, text);
  return { name, from, to };
}

/** Reads `FROM..TO` in days, both ends given. */
export function parseDays(text: string): [number, number] {
  const [from, to] = parseSpan(text, text, "days like -10..90");
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new RangeError(`"${text}" needs both ends, like -10..90`);
  return [from, to];
}

function parseSpan(span: string, text: string, form = WINDOW_FORM): [number, number] {
  const ends = span.split("..");
  if (ends.length !== 2) throw new RangeError(`"${text}" has no FROM..TO: ${form}`);
  const from = parseBound(ends[0], Number.NEGATIVE_INFINITY, text);
  const to = parseBound(ends[1], Number.POSITIVE_INFINITY, text);
  if (from > to) throw new RangeError(`"${text}" ends before it begins`);
  return [from, to];
}

function parseBound(text: string, open: number, whole: string): number {
  const bound = text.trim().replace("−", "-");
  if (bound === "") return open;
  const { amount, unit } = BOUND.exec(bound)?.groups ?? {};
  if (amount === undefined)
    throw new RangeError(`"${bound}" in "${whole}" is not a day: a number, or one with d, w, m or y (-6w)`);
  return toDays(Number(amount), (unit || "d") as TimeUnit);
}

/** The text that gives the span back. */
export function spanText(from: number, to: number): string {
  const bound = (day: number) => (Number.isFinite(day) ? String(day) : "");
  return `${bound(from)}..${bound(to)}`;
}
