import { minimumDetectableEffect, pairedTPower } from "../../../src/stats/paired/paired-t-power.js";
import { pairedTTest } from "../../../src/stats/paired/paired-t-test.js";
import { tostPaired } from "../../../src/stats/paired/tost-paired.js";
import { type Adapters, differencesOf } from "../adapter.js";

export const adapters: Adapters = {
  pairedTTest({ input }) {
    const test = pairedTTest(differencesOf(input));
    return {
      t: test.statistic.value,
      df: test.df,
      pTwoSided: test.p,
      meanDiff: test.mean,
      ciLow: test.interval?.low,
      ciHigh: test.interval?.high,
      dz: test.dz,
      dzCiLow: test.dzInterval?.low,
      dzCiHigh: test.dzInterval?.high,
      hedgesJ: test.hedgesJ,
      gz: test.hedgesG,
    };
  },
  tostPaired({ input, options }) {
    const { p, pLower, pUpper } = tostPaired(differencesOf(input), {
      low: Number(options.low),
      high: Number(options.high),
    });
    return { p, pLower, pUpper };
  },
  minimumDetectableDz: ({ options }) => ({
    dz: minimumDetectableEffect({
      n: Number(options.n),
      power: Number(options.power),
      alpha: Number(options.alpha),
    }),
  }),
  powerPairedT: ({ options }) => ({
    power: pairedTPower({ n: Number(options.n), dz: Number(options.dz), alpha: Number(options.alpha) }),
  }),
};
