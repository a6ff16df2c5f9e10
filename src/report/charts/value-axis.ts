import type { Scale, Variable } from "../../study/variable.js";
import type { JsonObject } from "../json.js";
import { countText, numberText } from "../number-text.js";
import { textWidth } from "../render/text-width.js";

/** How the numbers of one variable are drawn. */
export interface ValueAxis {
  readonly logarithmic: boolean;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** The axis for values (in the variable's unit) of one variable: logarithmic where changes are ratios. */
export function valueAxis(variable: Variable, scale: Scale, values: readonly number[]): ValueAxis {
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return scale === "log2" ? logAxis(low, high) : linearAxis(variable, low, high);
}

/** The y channel of a panel. */
export function valueChannel(field: string, axis: ValueAxis): JsonObject {
  return {
    field,
    type: "quantitative",
    scale: numberScale(axis),
    axis: { title: null, values: [...axis.ticks], format: ",~r" },
  };
}

/** The scale over exactly that domain. */
export function numberScale({ logarithmic, domain }: Pick<ValueAxis, "logarithmic" | "domain">): JsonObject {
  const scale = { type: logarithmic ? "log" : "linear", domain: [...domain], nice: false };
  return logarithmic ? scale : { ...scale, zero: false };
}

/** Where a domain ends that would go beyond what a double holds, or holds with all its digits. */
const LEAST = 1e-307;
const MOST = 1e308;

/** From the least to the largest value and a little further, at least a factor of four. */
function logAxis(low: number, high: number): ValueAxis {
  const widen = Math.max(1.2, Math.sqrt(4 / (high / low)));
  const domain = [withoutNoise(Math.max(LEAST, low / widen)), withoutNoise(Math.min(MOST, high * widen))] as const;
  return { logarithmic: true, domain, ticks: logTicks(domain[0], domain[1]) };
}

/** The share of an axis that stays free above the last tick, so that its label does not push the panel's title up. */
const HEADROOM = 0.04;

/** Steps within a decade, from sparse to dense. */
const STEPS = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]];

/** The sparsest round numbers of which three lie in the domain. */
export function logTicks(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const decades = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  const sparse = decades.length > 7 ? Math.ceil(decades.length / 5) : 1;
  let ticks: number[] = [];
  for (const steps of STEPS) {
    ticks = decades
      .filter((decade) => decade % sparse === 0)
      .flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)))
      .filter((tick) => low <= tick && tick <= high);
    ticks = ticks.filter((tick) => tick <= high / (high / low) ** HEADROOM);
    if (ticks.length >= 3) break;
  }
  return ticks;
}

/** The whole range of a score that has one; else from zero, or a little beyond the values where they go below it. */
function linearAxis({ range, role }: Variable, low: number, high: number): ValueAxis {
  const margin = (high - low || Math.abs(high) || 1) * 0.06;
  let domain: [number, number] = [low - margin, high + margin];
  if (role === "score" && low >= 0) domain = [0, high || 1];
  if (range !== null && Number.isFinite(range[0]) && Number.isFinite(range[1]))
    domain = [Math.min(range[0], low), Math.max(range[1], high)];
  domain[1] += (domain[1] - domain[0]) * HEADROOM;
  return {
    logarithmic: false,
    domain: [withoutNoise(domain[0]), withoutNoise(domain[1])],
    ticks: linearTicks(...domain),
  };
}

/** Round numbers in a domain, five steps or fewer: multiples of 1, 2 or 5 times a power of ten. */
export function linearTicks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => withoutNoise((first + i) * step));
}

/** Some of the ticks, evenly, so many that their labels stand apart in a row of that many pixels. */
export function ticksInRow({ ticks, domain, logarithmic }: ValueAxis, width: number): number[] {
  const forth = (x: number) => (logarithmic ? Math.log(x) : x);
  const perUnit = width / (forth(domain[1]) - forth(domain[0]));
  const labels = ticks.map((tick) => textWidth({ fontSize: 10 }, countText(Math.abs(tick))) + LABEL_GAP);
  for (let every = 1; every < ticks.length; every++) {
    const kept = ticks.map((_, i) => i).filter((i) => i % every === 0);
    const apart = (i: number, j: number) => (forth(ticks[j]) - forth(ticks[i])) * perUnit;
    if (kept.slice(1).every((j, k) => apart(kept[k], j) >= (labels[kept[k]] + labels[j]) / 2))
      return kept.map((i) => ticks[i]);
  }
  return ticks.slice(0, 1);
}

/** Between two labels in a row, their thousands' commas included. */
const LABEL_GAP = 8;

/** What a panel says under its variable's name: unit, range, and which direction is worse. */
export function variableText({ unit, range, worse }: Variable): string {
  const bounded = range?.every(Number.isFinite) ? range : null;
  return [unit, bounded?.map(numberText).join("–") ?? null, worse === null ? null : `${worse} is worse`]
    .filter((part) => part !== null)
    .join(", ");
}

function withoutNoise(x: number): number {
  return Number(x.toPrecision(12)) === 0 ? 0 : Number(x.toPrecision(6));
}
