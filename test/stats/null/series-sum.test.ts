import fc from "fast-check";
import { expect, it } from "vitest";
import { concatenated, seriesSum } from "../../../src/stats/null/series-sum.js";
import { gcd } from "../../../src/stats/numeric/integers.js";
import { product } from "../../properties/permutations.js";

const settings = { seed: 20261128, numRuns: 300 };
const value = fc.integer({ min: -40, max: 40 });
const list = fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
const scales = fc.constantFrom(1, 6, Math.SQRT2);

it("seriesSum knows the moments, the ends and the step of all combinations", () => {
  fc.assert(
    fc.property(list, scales, (integers, scale) => {
      const series = integers.map((own) => own.map((one) => one * scale));
      const found = seriesSum(concatenated(series));
      const sums = product(series).map((one) => one.reduce((sum, own) => sum + own, 0));
      const mean = sums.reduce((sum, own) => sum + own, 0) / sums.length;
      const moment = (power: number) => sums.reduce((sum, own) => sum + (own - mean) ** power, 0) / sums.length;
      const size = Math.max(1, ...sums.map(Math.abs));
      const { cumulants, ends, step } = found;
      expect(found.combinations).toBe(sums.length);
      expect(cumulants.mean / size).toBeCloseTo(mean / size, 12);
      expect(cumulants.k2 / size ** 2).toBeCloseTo(moment(2) / size ** 2, 12);
      expect(cumulants.k3 / size ** 3).toBeCloseTo(moment(3) / size ** 3, 12);
      expect(cumulants.k4 / size ** 4).toBeCloseTo((moment(4) - 3 * moment(2) ** 2) / size ** 4, 12);
      const [low, high] = [Math.min(...sums), Math.max(...sums)];
      expect(ends.low).toBeCloseTo(low, 10);
      expect(ends.high).toBeCloseTo(high, 10);
      const share = (end: number) => sums.filter((sum) => Math.abs(sum - end) < 1e-9).length / sums.length;
      expect(Math.exp(ends.logLow)).toBeCloseTo(share(low), 12);
      expect(Math.exp(ends.logHigh)).toBeCloseTo(share(high), 12);
      expect(found.size).toBeGreaterThanOrEqual(Math.max(...sums.map(Math.abs)) * (1 - 1e-12));
      const isInteger = series.flat().every(Number.isInteger);
      expect(step).toBe(isInteger ? sums.reduce((common, sum) => gcd(common, sum - low), 0) || 1 : 0);
    }),
    settings,
  );
});

it("seriesSum is the same to the last bit whatever the order of series, and of their values' lengths", () => {
  const real = fc.double({ min: -1, max: 1, noNaN: true });
  const many = fc.array(fc.array(fc.oneof(real, fc.constantFrom(0, 0.5)), { minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(many, fc.infiniteStream(fc.nat()), (series, keys) => {
      const shuffled = series
        .map((own) => ({ own, key: keys.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ own }) => own);
      const [first, second] = [series, shuffled].map((all) => seriesSum(concatenated(all)));
      expect(second.cumulants).toEqual(first.cumulants);
      expect(second.ends).toEqual(first.ends);
      expect([second.size, second.step, second.combinations]).toEqual([first.size, first.step, first.combinations]);
      const lengths = Array.from(first.canonical, (k) => series[k].length);
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    }),
    settings,
  );
});

it("seriesSum has the step of integers as far apart as a double tells them", () => {
  const far = 2 ** 53 - 1;
  expect(seriesSum(concatenated([[-far, far, 3 - far]])).step).toBe(1);
  expect(seriesSum(concatenated([[0, 2 ** 52, 2 ** 51]])).step).toBe(2 ** 51);
  expect(seriesSum(concatenated([[0, 2 ** 53]])).step).toBe(0);
});

it("seriesSum orders many series that start alike, and not by a move for each pair of them", () => {
  // 7,919 and 60,000 have no common factor: each middle comes once, in no order.
  const middles = Array.from({ length: 60_000 }, (_, k) => (7919 * k) % 60_000);
  const { canonical } = seriesSum(concatenated(middles.map((middle) => [0, middle, 60_000])));
  const variances = Array.from(canonical, (k) => Math.abs(middles[k] - 30_000));
  for (let i = 1; i < variances.length; i++) expect(variances[i] >= variances[i - 1]).toBe(true);
});
