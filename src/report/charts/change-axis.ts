import type { ForestRow } from "./forest-rows.js";
import { linearTicks } from "./value-axis.js";

/** How changes are drawn: ratios on a logarithmic axis around 1, differences around 0. */
export interface ChangeAxis {
  readonly logarithmic: boolean;
  /** The change that is none: 1 or 0. */
  readonly none: number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Ratios below 1 as 1/2, 1/4, 1/8: on this axis all are powers of two. */
export const FRACTIONS = "datum.value < 1 ? '1/' + format(1 / datum.value, ',') : format(datum.value, ',')";
/** The least room of a tick's label in pixels. */
const TICK = 30;

/** The axis that holds every estimate, finite end and patient's own change of some rows, and no change. */
export function changeAxis(rows: readonly ForestRow[]): ChangeAxis {
  const changes = rows.flatMap(({ estimate, low, high, own }) => [
    estimate,
    ...(low === null ? [] : [low]),
    ...(high === null ? [] : [high]),
    ...own.map(({ change }) => change),
  ]);
  return changeAxisOf(changes, rows[0].comparison.scale === "log2");
}

/** The axis that holds some changes, and no change. */
export function changeAxisOf(changes: readonly number[], logarithmic: boolean): ChangeAxis {
  const none = logarithmic ? 1 : 0;
  const low = changes.reduce((a, b) => Math.min(a, b), none);
  const high = changes.reduce((a, b) => Math.max(a, b), none);
  return logarithmic ? ratioAxis(low, high) : differenceAxis(low, high);
}

/** Every second or third tick where the panel is narrow; no change stays. */
export function ticksThatFit({ ticks, none }: ChangeAxis, width: number): number[] {
  const every = Math.ceil((ticks.length * TICK) / width);
  const first = Math.max(0, ticks.indexOf(none)) % every;
  return ticks.filter((_, i) => i % every === first);
}

/** Ticks a power of two, or of four or more, apart: 1/8, 1/4, 1/2, 1, 2. */
function ratioAxis(low: number, high: number): ChangeAxis {
  const [from, to] = [Math.min(-0.5, Math.log2(low)), Math.max(0.5, Math.log2(high))];
  const margin = (to - from) * 0.05;
  const step = [1, 2, 3, 4, 6, 8, 12, 20].find((size) => (to - from) / size <= 6) ?? 40;
  const exponents: number[] = [];
  const end = to + margin / 2;
  for (let k = Math.ceil((from - margin / 2) / step); k * step <= end; k++) exponents.push(k * step);
  return {
    logarithmic: true,
    none: 1,
    domain: [Number((2 ** (from - margin)).toPrecision(6)), Number((2 ** (to + margin)).toPrecision(6))],
    ticks: exponents.map((exponent) => 2 ** exponent),
  };
}

function differenceAxis(low: number, high: number): ChangeAxis {
  const margin = (high - low || 1) * 0.05;
  const domain = [Number((low - margin).toPrecision(6)), Number((high + margin).toPrecision(6))] as const;
  return { logarithmic: false, none: 0, domain, ticks: linearTicks(...domain) };
}
