import { logSum, type NullDistribution, type Support } from "./null-distribution.js";
import { pearsonCurve } from "./pearson-curve.js";
import type { Cumulants } from "./re-pairing-cumulants.js";

/**
 * A null by its first four cumulants: a Pearson curve through them, with continuity correction on a lattice
 * low + step · i; step 0 for real-valued statistics. `support` holds the exact ends, to which `pValue` clamps.
 */
export function momentMatchedNull({ mean, k2, k3, k4 }: Cumulants, step: number, support: Support): NullDistribution {
  const sd = Math.sqrt(k2);
  const curve = pearsonCurve(k3 / (k2 * sd), 3 + k4 / (k2 * k2));
  const onLattice = (t: number, round: (x: number) => number): number =>
    step > 0 ? support.low + step * round((t - support.low) / step) : t;
  const up = (t: number): number => (onLattice(t, (x) => Math.ceil(x - 1e-6)) - step / 2 - mean) / sd;
  const down = (t: number): number => (onLattice(t, (x) => Math.floor(x + 1e-6)) + step / 2 - mean) / sd;
  const ends = (t: number): [number, number] => [mean - Math.abs(t - mean), mean + Math.abs(t - mean)];
  return {
    kind: "moment-matched",
    mean,
    atMost: (t) => curve.atMost(down(t)),
    atLeast: (t) => curve.atLeast(up(t)),
    asFar(t) {
      const [low, high] = ends(t);
      return down(low) >= up(high) ? 1 : curve.atMost(down(low)) + curve.atLeast(up(high));
    },
    log: {
      atMost: (t) => curve.logAtMost(down(t)),
      atLeast: (t) => curve.logAtLeast(up(t)),
      asFar(t) {
        const [low, high] = ends(t);
        return logSum(curve.logAtMost(down(low)), curve.logAtLeast(up(high)));
      },
    },
    support,
  };
}
