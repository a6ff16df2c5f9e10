import { logSum, type NullDistribution, type Support } from "./null-distribution.js";
import { pearsonCurve } from "./pearson-curve.js";
import type { Cumulants } from "./re-pairing-cumulants.js";

/**
 * A null by its first four cumulants: a Pearson curve through them, with continuity correction on a lattice
 * low + step · i; step 0 for real-valued statistics. `support` holds the exact ends: there a tail is that end's exact
 * probability, beyond it nothing, and on the way to it never less, so that p falls with the distance.
 */
export function momentMatchedNull({ mean, k2, k3, k4 }: Cumulants, step: number, support: Support): NullDistribution {
  const sd = Math.sqrt(k2);
  const curve = pearsonCurve(k3 / (k2 * sd), 3 + k4 / (k2 * k2));
  const onLattice = (t: number, round: (x: number) => number): number =>
    step > 0 ? support.low + step * round((t - support.low) / step) : t;
  const up = (t: number): number => (onLattice(t, (x) => Math.ceil(x - 1e-6)) - step / 2 - mean) / sd;
  const down = (t: number): number => (onLattice(t, (x) => Math.floor(x + 1e-6)) + step / 2 - mean) / sd;
  const { low, high, logLow, logHigh } = support;
  const slack = step > 0 ? 1e-6 * step : 1e-12 * (high - low);
  const tail = (beyond: number, none: number, end: number, inside: () => number): number => {
    if (beyond > slack) return none;
    return beyond >= -slack ? end : Math.max(end, inside());
  };
  const atMost = (t: number): number => tail(low - t, 0, Math.exp(logLow), () => curve.atMost(down(t)));
  const atLeast = (t: number): number => tail(t - high, 0, Math.exp(logHigh), () => curve.atLeast(up(t)));
  const log = {
    atMost: (t: number): number => tail(low - t, -Infinity, logLow, () => curve.logAtMost(down(t))),
    atLeast: (t: number): number => tail(t - high, -Infinity, logHigh, () => curve.logAtLeast(up(t))),
    asFar(t: number): number {
      const far = Math.abs(t - mean);
      return logSum(log.atMost(mean - far), log.atLeast(mean + far));
    },
  };
  return {
    kind: "moment-matched",
    mean,
    atMost,
    atLeast,
    asFar(t) {
      const far = Math.abs(t - mean);
      const [below, above] = [mean - far, mean + far];
      return down(below) >= up(above) ? 1 : atMost(below) + atLeast(above);
    },
    log,
    support,
  };
}
