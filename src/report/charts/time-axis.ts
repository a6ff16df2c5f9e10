import type { Json, JsonObject } from "../json.js";

/** Days within this of transplant are drawn nearly in proportion, those further off more and more compressed. */
const CONSTANT = 30;
/** The least room for a tick's label, in pixels. */
const LABEL = 28;
const ROUND = [30, 90, 180, 365, 730, 1095, 1825, 3650, 7300];
const STEPS = [1, 2, 5, 7, 10, 14, 20, 30, 50, 60, 90, 100, 180, 200, 250, 300, 365, 500, 730, 1000, 1825, 3650];

/** How days are drawn: linear, or compressed away from transplant where a long follow-up would crowd the first year. */
export interface TimeAxis {
  readonly compressed: boolean;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** The axis for the days of the samples; transplant is always on it. */
export function timeAxis(days: ArrayLike<number>, width: number): TimeAxis {
  let [low, high, near] = [0, 0, 0];
  for (let i = 0; i < days.length; i++) {
    low = Math.min(low, days[i]);
    high = Math.max(high, days[i]);
  }
  for (let i = 0; i < days.length; i++) if (Math.abs(days[i]) <= (high - low) / 5) near++;
  const compressed = high - low > 365 && near >= days.length / 2;
  const forth = placeOn(compressed);
  const back = compressed ? (x: number) => Math.sign(x) * Math.expm1(Math.abs(x)) * CONSTANT : (x: number) => x;
  const margin = (forth(high) - forth(low) || 2) * 0.03;
  const domain = [Math.floor(back(forth(low) - margin)), Math.ceil(back(forth(high) + margin))] as const;
  const perPixel = (forth(domain[1]) - forth(domain[0])) / width;
  const ticks = compressed ? roundTicks(domain, (a, b) => (forth(b) - forth(a)) / perPixel) : evenTicks(domain, width);
  return { compressed, domain, ticks };
}

/** Where a day lies from transplant, in what the axis is even in. */
function placeOn(compressed: boolean): (day: number) => number {
  return compressed ? (day) => Math.sign(day) * Math.log1p(Math.abs(day) / CONSTANT) : (day) => day;
}

/** Where a day lies on the axis: 0 at its left end, 1 at its right end. */
export function shareOfAxis({ compressed, domain }: TimeAxis, day: number): number {
  const forth = placeOn(compressed);
  return (forth(day) - forth(domain[0])) / (forth(domain[1]) - forth(domain[0]));
}

/** The x channel's scale and axis. */
export function timeChannel(axis: TimeAxis, titled: boolean): { [key: string]: Json } & JsonObject {
  const scale = axis.compressed ? { type: "symlog", constant: CONSTANT } : { type: "linear" };
  return {
    type: "quantitative",
    scale: { ...scale, domain: [...axis.domain], nice: false, zero: false },
    axis: { title: titled ? "Days from transplant" : null, values: [...axis.ticks], format: "~d", grid: false },
  };
}

/** From transplant outwards on both sides, each round number that has room for its label. */
function roundTicks([low, high]: readonly [number, number], pixels: (from: number, to: number) => number): number[] {
  const side = (sign: 1 | -1) => {
    const ticks: number[] = [];
    let last = 0;
    for (const day of ROUND.map((round) => sign * round)) {
      const room = Math.abs(pixels(last, day));
      if (day < low || day > high || room < LABEL) continue;
      ticks.push(day);
      last = day;
    }
    return ticks;
  };
  return [...side(-1).reverse(), 0, ...side(1)];
}

function evenTicks([low, high]: readonly [number, number], width: number): number[] {
  const most = Math.max(3, Math.floor(width / LABEL) - 1);
  const step = STEPS.find((size) => (high - low) / size <= most) ?? high - low;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step || 0);
}
