import fc from "fast-check";
import { expect, it } from "vitest";
import { rankColumn } from "../../../src/stats/null/rank-column.js";
import { ranked, rankedClasses } from "../../../src/stats/null/ranked-column.js";
import { columnAt, rankedStrata } from "../../../src/stats/null/ranked-strata.js";
import { canonically, rankPairPattern } from "../../../src/stats/null/re-pairing-pattern.js";
import { sortedColumn } from "../../../src/stats/null/sorted-column.js";
import { strataPatterns } from "../../../src/stats/null/strata-patterns.js";
import { rank } from "../../../src/stats/numeric/midranks.js";
import { doubledMidranks } from "../../../src/stats/numeric/strata-midranks.js";
import { byClass, valueClasses } from "../../../src/stats/numeric/value-classes.js";
import { strataOf } from "../../../src/stats/within/strata-columns.js";

const settings = { seed: 20261128, numRuns: 300 };
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 });
const column = (own: readonly number[]) => rankColumn(Uint32Array.from(own));
/** Twice the midranks less their mean, by the ranks alone. */
const centred = (values: readonly number[]) =>
  Array.from(rank(values).ranks, (own) => 2 * own - values.length - 1 || 0);

it("rankColumn finds by its classes, to the last bit, what sortedColumn finds by the values", () => {
  fc.assert(
    fc.property(sizes, (own) => {
      const ranks = doubledMidranks(own);
      const { key: _, ...found } = column(own);
      expect(found).toEqual(sortedColumn(ranks.map((value) => value - ranks.length - 1)));
    }),
    settings,
  );
});

it("rankColumn is one object for equal classes of few values", () => {
  expect(column([2, 1, 21])).toBe(column([2, 1, 21]));
  expect(column([24])).toBe(column([24]));
  expect(column([2, 1, 61])).toBe(column([2, 1, 61]));
  expect(column([2, 1, 62])).not.toBe(column([2, 1, 62]));
});

it("pairs of few values are numbered in the order of their values", () => {
  /** Of so many values, each after the first equal to the one before it or not. */
  const sizesOf = (n: number) =>
    fc.array(fc.boolean(), { minLength: n - 1, maxLength: n - 1 }).map((ties) => {
      const own = [1];
      for (const tied of ties)
        if (tied) own[own.length - 1]++;
        else own.push(1);
      return column(own);
    });
  const four = fc.integer({ min: 1, max: 24 }).chain((n) => fc.tuple(sizesOf(n), sizesOf(n), sizesOf(n), sizesOf(n)));
  const compare = (x: Float64Array, y: Float64Array) => {
    const i = x.findIndex((value, k) => value !== y[k]);
    return i < 0 ? 0 : x[i] - y[i];
  };
  fc.assert(
    fc.property(four, ([a, b, c, d]) => {
      const [left, right] = [rankPairPattern(a, b).key, rankPairPattern(c, d).key];
      expect(Math.sign(Number(left) - Number(right))).toBe(
        Math.sign(compare(a.values, c.values) || compare(b.values, d.values)),
      );
    }),
    settings,
  );
});

it("ranked and rankedClasses give the midranks, also where a class has no value left", () => {
  const values = fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 1, maxLength: 90 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 90 }), (own, kept) => {
      const { ranks, sorted, squares } = ranked(Float64Array.from(own));
      expect(Array.from(ranks)).toEqual(centred(own));
      expect(sorted).toEqual(column(rank(own).ties));
      expect(squares).toBe(ranks.reduce((sum, value) => sum + value * value, 0));
      const { classOf, count } = valueClasses(Float64Array.from(own));
      const rest = own.slice(0, kept);
      const ascending = Array.from(byClass(classOf.slice(0, kept), count), (i) => rest[i]);
      expect(ascending).toEqual(rest.toSorted((a, b) => a - b));
      expect(Array.from(rankedClasses(classOf.slice(0, kept), count).ranks)).toEqual(centred(rest));
    }),
    settings,
  );
});

it("rankedStrata ranks each stratum as it ranks alone, wherever its rows lie", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -3, max: 30 })), {
    minLength: 1,
    maxLength: 150,
  });
  fc.assert(
    fc.property(rows, (all) => {
      const labels = all.map(([label]) => label);
      const strata = strataOf(labels);
      const { classOf, byValue } = valueClasses(Float64Array.from(all, ([, value]) => value));
      const found = rankedStrata(classOf, byValue, strata);
      const { ranks, varies, squares } = found;
      for (const [s, label] of [...new Set(labels)].entries()) {
        const own = all.filter(([other]) => other === label).map(([, value]) => value);
        expect(Array.from(ranks.subarray(strata.starts[s], strata.starts[s + 1]))).toEqual(centred(own));
        expect(columnAt(found, s)).toEqual(column(rank(own).ties));
        expect(varies[s]).toBe(new Set(own).size > 1 ? 1 : 0);
      }
      expect(squares).toBe(ranks.reduce((sum, value) => sum + value * value, 0));
    }),
    settings,
  );
});

it("strataPatterns are those of each stratum alone, in canonical order", () => {
  const stratum = fc
    .integer({ min: 1, max: 40 })
    .chain((n) => fc.tuple(...[8, 30].map((most) => fc.array(fc.nat({ max: most }), { minLength: n, maxLength: n }))));
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 12 }), (all) => {
      const strata = strataOf(all.flatMap(([x], s) => x.map(() => s)));
      const [x, y] = [0, 1].map((side) => {
        const { classOf, byValue } = valueClasses(Float64Array.from(all.flatMap((own) => own[side])));
        return rankedStrata(classOf, byValue, strata);
      });
      const found = strataPatterns(x, y, [...all.keys()]);
      const expected = all.map(([a, b]) => rankPairPattern(column(rank(a).ties), column(rank(b).ties)));
      expect(found.toSorted(canonically)).toEqual(found);
      expect(found).toEqual(expected.sort(canonically));
    }),
    settings,
  );
});
