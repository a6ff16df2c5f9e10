import { logSum, type NullDistribution, type Support } from "./null-distribution.js";
import { pearsonCurve } from "./pearson-curve.js";
import type { Cumulants } from "./re-pairing-cumulants.js";

/**
 * A null by its first four cumulants: a Pearson curve through them, with continuity correction on a lattice
 * low + step · i; step 0 for real-valued statistics. `support` holds the exact ends: a statistic that
 * attains one has that end's exact p, else `pValue` clamps to it.
 */
export function momentMatchedNull({ mean, k2, k3, k4 }: Cumulants, step: number, support: Support): NullDistribution {
  const sd = Math.sqrt(k2);
  const curve = pearsonCurve(k3 / (k2 * sd), 3 + k4 / (k2 * k2));
  const onLattice = (t: number, round: (x: number) => number): number =>
    step > 0 ? support.low + step * round((t - support.low) / step) : t;
  const up = (t: number): number => (onLattice(t, (x) => Math.ceil(x - 1e-6)) - step / 2 - mean) / sd;
  const down = (t: number): number => (onLattice(t, (x) => Math.floor(x + 1e-6)) + step / 2 - mean) / sd;
  const ends = (t: number): [number, number] => [mean - Math.abs(t - mean), mean + Math.abs(t - mean)];
  const { low, high, logLow, logHigh } = support;
  const slack = step > 0 ? 1e-6 * step : 1e-12 * (high - low);
  const isLow = (t: number): boolean => t - low <= slack;
  const isHigh = (t: number): boolean => high - t <= slack;
  const log = {
    atMost: (t: number): number => (isLow(t) ? logLow : curve.logAtMost(down(t))),
    atLeast: (t: number): number => (isHigh(t) ? logHigh : curve.logAtLeast(up(t))),
    asFar(t: number): number {
      const [below, above] = ends(t);
      if (isLow(t) && above - high > slack) return logLow;
      if (isHigh(t) && low - below > slack) return logHigh;
      return isLow(t) || isHigh(t)
        ? logSum(log.atMost(below), log.atLeast(above))
        : logSum(curve.logAtMost(down(below)), curve.logAtLeast(up(above)));
    },
  };
  return {
    kind: "moment-matched",
    mean,
    atMost: (t) => (isLow(t) ? Math.exp(logLow) : curve.atMost(down(t))),
    atLeast: (t) => (isHigh(t) ? Math.exp(logHigh) : curve.atLeast(up(t))),
    asFar(t) {
      const [below, above] = ends(t);
      if (down(below) >= up(above)) return 1;
      return isLow(t) || isHigh(t) ? Math.exp(log.asFar(t)) : curve.atMost(down(below)) + curve.atLeast(up(above));
    },
    log,
    support,
  };
}
