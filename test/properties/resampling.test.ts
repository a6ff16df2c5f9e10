import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../../src/stats/numeric/describe.js";
import { bootstrapInterval } from "../../src/stats/resampling/bootstrap-interval.js";
import { clusterBootstrap } from "../../src/stats/resampling/cluster-bootstrap.js";
import { rmcorr } from "../../src/stats/within/rmcorr.js";
import { product } from "./permutations.js";

const settings = { seed: 20240717, numRuns: 60 };
const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe("the bootstrap, all resamples enumerated", () => {
  it("has the percentiles of the nⁿ resamples written out", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 1, maxLength: 5 }), (values) => {
        const every = product(values.map(() => values)).map(mean);
        const found = bootstrapInterval(values, mean, { method: "percentile", confidence: 0.8 });
        expect(found.nResamples).toBe(every.length);
        expect(found.exhaustive).toBe(true);
        expect(found.interval?.low).toBeCloseTo(quantile(every, 0.1), 12);
        expect(found.interval?.high).toBeCloseTo(quantile(every, 0.9), 12);
      }),
      settings,
    );
  });

  it("BCa follows a shift of the values, and mirrors their negation", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -8, max: 8 }), { minLength: 3, maxLength: 5 }), (values) => {
        const { interval } = bootstrapInterval(values, mean);
        const shifted = bootstrapInterval(
          values.map((v) => v + 100),
          mean,
        ).interval;
        const negated = bootstrapInterval(
          values.map((v) => -v),
          mean,
        ).interval;
        expect(shifted?.low).toBeCloseTo((interval?.low ?? Number.NaN) + 100, 9);
        expect(negated?.low).toBeCloseTo(-(interval?.high ?? Number.NaN), 9);
      }),
      settings,
    );
  });

  it("draws beyond ten values, the same for any order of them", () => {
    const values = Array.from({ length: 15 }, (_, i) => (i * 7) % 16);
    const found = bootstrapInterval(values, mean, { draws: 2000 });
    expect(found).toMatchObject({ exhaustive: false, nResamples: 2000 });
    expect(bootstrapInterval(values.toReversed(), mean, { draws: 2000 })).toEqual(found);
    expect(bootstrapInterval(values, mean, { draws: 2000, seed: 2 })).not.toEqual(found);
  });
});

describe("the cluster bootstrap of rmcorr", () => {
  it("has the percentiles of all Nᴺ resamples of patients, each copy a patient of its own", () => {
    const patient = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(patient, { minLength: 1, maxLength: 4 }), (patients) => {
        const columns = (drawn: [number, number][][]) => ({
          labels: drawn.flatMap((own, copy) => own.map(() => copy)),
          x: drawn.flatMap((own) => own.map(([x]) => x)),
          y: drawn.flatMap((own) => own.map(([, y]) => y)),
        });
        const all = columns(patients);
        const found = clusterBootstrap(all.labels, all.x, all.y, { confidence: 0.8 });
        const estimate = rmcorr(all.labels, all.x, all.y).r;
        if (estimate === null) {
          expect(found).toMatchObject({ estimate: null, interval: null });
          return;
        }
        const every = product(patients.map(() => patients)).map((drawn) => {
          const { labels, x, y } = columns(drawn);
          return rmcorr(labels, x, y).r;
        });
        const defined = every.filter((r) => r !== null);
        expect(found.nResamples).toBe(every.length);
        expect(found.nUndefined).toBe(every.length - defined.length);
        expect(found.interval?.low).toBeCloseTo(quantile(defined, 0.1), 9);
        expect(found.interval?.high).toBeCloseTo(quantile(defined, 0.9), 9);
      }),
      settings,
    );
  });

  it("draws patients beyond ten and keeps the label for few", () => {
    const labels = Array.from({ length: 36 }, (_, i) => `p${Math.floor(i / 3)}`);
    const x = labels.map((_, i) => (i * 11) % 7);
    const y = labels.map((_, i) => (i * 5) % 9);
    const found = clusterBootstrap(labels, x, y, { draws: 300 });
    expect(found).toMatchObject({ nResamples: 300, nDistinctMultisets: null, descriptive: true });
  });
});

describe("rmcorr", () => {
  it("does not change when a patient's own level moves, and flips with y", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        (rows) => {
          const labels = rows.map(([who]) => who);
          const x = rows.map(([, v]) => v);
          const y = rows.map(([, , v]) => v);
          const plain = rmcorr(labels, x, y);
          const moved = rmcorr(
            labels,
            x.map((v, i) => v + 64 * labels[i]),
            y.map((v, i) => -v + 16 * labels[i]),
          );
          expect(moved.df).toBe(plain.df);
          if (plain.r === null) expect(moved.r).toBeNull();
          else expect(moved.r).toBeCloseTo(-plain.r, 9);
        },
      ),
      settings,
    );
  });
});
