import type { Alternative } from "../result.js";
import { logSum, type NullDistribution, type Support } from "./null-distribution.js";

/**
 * How two sides become one p: `doubled` is min(1, 2 · smaller tail), for symmetric nulls (sign flips); `distance` is
 * P(|T − E| ≥ |t − E|), for nulls that ties can skew (re-pairings, phases).
 */
export type TwoSidedRule = "doubled" | "distance";

export interface PValue {
  readonly p: number;
  /** Present where p underflowed and reports `Number.MIN_VALUE`; of an exact null whose masses underflow too, a curve's. */
  readonly log10P?: number;
  /** The smallest p attainable under this null; null where the null has no support. */
  readonly floor: number | null;
  readonly standardError?: number;
}

const SMALLEST_NORMAL = 2 ** -1022;

/** The p value of t under a null, and its floor. The only place where a tail is doubled, clamped or found to underflow. */
export function pValue(
  distribution: NullDistribution,
  t: number,
  alternative: Alternative,
  rule: TwoSidedRule,
): PValue {
  const { support, draws } = distribution;
  const logFloor = support === null ? null : logFloorOf(support, distribution.mean, alternative, rule);
  const floor = logFloor === null ? null : floorOf(distribution, logFloor, alternative, rule);
  const tail = tailOf(distribution, t, alternative, rule);
  const raw = Math.min(1, tail.factor * tail.value());
  const p = floor === null ? raw : Math.max(raw, floor);
  // A NaN would pass for an underflow below.
  if (Number.isNaN(p)) throw new RangeError(`a null gives p = NaN at ${t}: its counts are beyond what a double holds`);
  const standardError =
    draws === undefined ? {} : { standardError: Math.sqrt((raw * Math.max(0, tail.factor - raw)) / draws) };
  if (p >= SMALLEST_NORMAL) return { p, floor, ...standardError };
  const log = Math.log(tail.factor) + tail.log();
  const isFloor = logFloor !== null && attainsFloor(distribution, t, alternative, rule);
  const logP = logFloor === null ? log : isFloor ? logFloor : Math.max(log, logFloor);
  return {
    p: Number.MIN_VALUE,
    ...(Number.isFinite(logP) ? { log10P: logP / Math.LN10 } : {}),
    floor,
    ...standardError,
  };
}

/** min(1, 2 · smaller tail), beside a p by distance. */
export const doubledP = (distribution: NullDistribution, t: number): number =>
  pValue(distribution, t, "two-sided", "doubled").p;

/** Of an exact null, the p of the end itself, bit for bit; else what is known of the end. */
function floorOf(distribution: NullDistribution, log: number, alternative: Alternative, rule: TwoSidedRule): number {
  const { support, kind, mean } = distribution;
  if (kind !== "exact" || support === null) return representable(Math.min(1, cleanExp(log)));
  const { low, high } = support;
  const end = alternative === "less" || (alternative === "two-sided" && mean - low > high - mean) ? low : high;
  const ends = rule === "doubled" && alternative === "two-sided" ? [low, high] : [end];
  const attained = ends.map((t) => {
    const tail = tailOf(distribution, t, alternative, rule);
    return Math.min(1, tail.factor * tail.value());
  });
  return representable(Math.min(...attained));
}

interface Tail {
  readonly factor: 1 | 2;
  value(): number;
  log(): number;
}

function tailOf(distribution: NullDistribution, t: number, alternative: Alternative, rule: TwoSidedRule): Tail {
  const { log } = distribution;
  const less: Tail = { factor: 1, value: () => distribution.atMost(t), log: () => log.atMost(t) };
  const greater: Tail = { factor: 1, value: () => distribution.atLeast(t), log: () => log.atLeast(t) };
  if (alternative === "less") return less;
  if (alternative === "greater") return greater;
  if (rule === "distance") return { factor: 1, value: () => distribution.asFar(t), log: () => log.asFar(t) };
  const [near, far] = t < distribution.mean ? [less, greater] : [greater, less];
  return {
    factor: 2,
    // The two tails sum to at least 1: one of at most ½ is the smaller.
    value: () => {
      const tail = near.value();
      return tail <= 0.5 ? tail : Math.min(tail, far.value());
    },
    log: () => near.log(),
  };
}

function logFloorOf(support: Support, mean: number, alternative: Alternative, rule: TwoSidedRule): number {
  const { low, high, logLow, logHigh } = support;
  if (low === high) return 0;
  if (alternative === "less") return logLow;
  if (alternative === "greater") return logHigh;
  if (rule === "doubled") return Math.LN2 + Math.min(logLow, logHigh);
  // The farther end alone, or both where they are equally far.
  const excess = high - mean - (mean - low);
  if (Math.abs(excess) <= 1e-9 * (high - low)) return logSum(logLow, logHigh);
  return excess > 0 ? logHigh : logLow;
}

/** Whether t is so far out that its p is the floor, whose logarithm is known. */
function attainsFloor(
  { support, mean }: NullDistribution,
  t: number,
  alternative: Alternative,
  rule: TwoSidedRule,
): boolean {
  if (support === null) return false;
  const { low, high } = support;
  if (alternative === "less") return t <= low;
  if (alternative === "greater") return t >= high;
  return rule === "distance" && Math.abs(t - mean) >= Math.max(high - mean, mean - low) - 1e-9 * (high - low);
}

/** e^x, exact where e^x is a power of two: floors such as 2^(1 − m) are printed. */
function cleanExp(x: number): number {
  const power = Math.round(x / Math.LN2);
  return Math.abs(x - power * Math.LN2) <= 1e-14 * Math.max(1, Math.abs(x)) ? 2 ** power : Math.exp(x);
}

const representable = (p: number): number => (p >= SMALLEST_NORMAL ? p : Number.MIN_VALUE);
