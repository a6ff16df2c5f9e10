import { westfallYoung } from "../../../src/stats/multiplicity/westfall-young.js";
import { bootstrapInterval } from "../../../src/stats/resampling/bootstrap-interval.js";
import { clusterBootstrap } from "../../../src/stats/resampling/cluster-bootstrap.js";
import type { Interval } from "../../../src/stats/result.js";
import { rmcorr } from "../../../src/stats/within/rmcorr.js";
import { type Adapters, numbers } from "../adapter.js";

const ends = (interval: Interval | null): number[] | null => (interval === null ? null : [interval.low, interval.high]);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export const adapters: Adapters = {
  westfallYoungSignFlip({ input }) {
    const { raw, adjusted, flips } = westfallYoung((input.diffs as unknown[]).map(numbers), { statistic: "t" });
    return { nFlips: flips, rawP: raw, maxTStepDown: adjusted };
  },
  bootstrapCI({ input, options }) {
    const confidence = Number(options.confLevel);
    const bca = bootstrapInterval(numbers(input.d), mean, { confidence });
    const percentile = bootstrapInterval(numbers(input.d), mean, { confidence, method: "percentile" });
    return {
      ...bca.bca,
      estimate: bca.estimate,
      nResamples: bca.nResamples,
      ciBca: ends(bca.interval),
      ciPercentile: ends(percentile.interval),
    };
  },
  clusterBootstrap({ input }) {
    const result = clusterBootstrap(numbers(input.subject), numbers(input.x), numbers(input.y));
    const { estimate, nResamples, nUndefined, nDistinctMultisets } = result;
    return { estimate, nResamples, nUndefined, nDistinctMultisets, ciPercentile: ends(result.interval) };
  },
  rmcorr({ input, options }) {
    const { r, df, p, interval } = rmcorr(numbers(input.subject), numbers(input.x), numbers(input.y), {
      confidence: Number(options.confLevel),
    });
    return { r, df, p, ciLow: interval?.low, ciHigh: interval?.high };
  },
};
