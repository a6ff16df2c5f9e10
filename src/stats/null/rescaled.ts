import type { NullDistribution } from "./null-distribution.js";

/** The null of unit · T, unit > 0. */
export function rescaled(distribution: NullDistribution, unit: number): NullDistribution {
  const { log, support } = distribution;
  return {
    ...distribution,
    mean: distribution.mean * unit,
    atMost: (t) => distribution.atMost(t / unit),
    atLeast: (t) => distribution.atLeast(t / unit),
    asFar: (t) => distribution.asFar(t / unit),
    log: {
      atMost: (t) => log.atMost(t / unit),
      atLeast: (t) => log.atLeast(t / unit),
      asFar: (t) => log.asFar(t / unit),
    },
    support: support === null ? null : { ...support, low: support.low * unit, high: support.high * unit },
  };
}
