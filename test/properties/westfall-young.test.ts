import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { westfallYoung } from "../../src/stats/multiplicity/westfall-young.js";
import { midranks } from "../../src/stats/numeric/midranks.js";
import { signedRankTest } from "../../src/stats/paired/signed-rank.js";
import { product, share } from "./permutations.js";

const settings = { seed: 20240715, numRuns: 80 };

/** differences[analyte][patient], small whole numbers so that ties and zeros abound; some missing. */
const tables = (missing: boolean) =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((patients) =>
      fc.array(
        fc.array(
          missing
            ? fc.option(fc.integer({ min: -3, max: 3 }), { nil: null, freq: 5 })
            : fc.integer({ min: -3, max: 3 }),
          { minLength: patients, maxLength: patients },
        ),
        { minLength: 1, maxLength: 4 },
      ),
    );

type Row = (number | null)[];
const present = (row: Row): number[] => row.filter((d) => d !== null);

/** |t| by the textbook; 0 for all zeros, infinite without variance. */
function absT(row: Row): number {
  const d = present(row);
  const n = d.length;
  const mean = d.reduce((sum, v) => sum + v, 0) / n;
  const squares = d.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  if (d.every((v) => v === 0)) return 0;
  return squares < 1e-12 ? Number.MAX_VALUE : Math.abs(mean) / Math.sqrt(squares / (n - 1) / n);
}

/** |W+ − E|/sd with Pratt's zeros. */
function absW(row: Row): number {
  const d = present(row);
  const ranks = midranks(d.map(Math.abs));
  const sum = d.reduce((s, v, i) => s + Math.sign(v) * ranks[i], 0);
  const squares = d.reduce((s, v, i) => s + (v === 0 ? 0 : ranks[i] ** 2), 0);
  return squares === 0 ? 0 : Math.abs(sum) / Math.sqrt(squares);
}

/** Westfall & Young's step-down maxT as their algorithm 4.1 has it, over all 2ⁿ flips written out. */
function byDefinition(table: Row[], statistic: (row: Row) => number): { raw: number[]; adjusted: number[] } {
  const every = product(table[0].map(() => [1, -1])).map((signs) =>
    table.map((row) => statistic(row.map((d, i) => (d === null ? null : d * signs[i])))),
  );
  const observed = table.map(statistic);
  const reaches = (value: number, a: number) => value >= observed[a] * (1 - 1e-9);
  const raw = observed.map((_, a) => share(every, (values) => reaches(values[a], a)));
  const order = [...observed.keys()].sort((a, b) => observed[b] - observed[a]);
  const adjusted: number[] = [];
  order.forEach((a, k) => {
    const rest = order.slice(k);
    const p = share(every, (values) => reaches(Math.max(...rest.map((b) => values[b])), a));
    adjusted[a] = Math.max(p, k === 0 ? 0 : adjusted[order[k - 1]]);
  });
  return { raw, adjusted };
}

describe("Westfall–Young over all sign flips", () => {
  it.each([
    { statistic: "t" as const, own: absT, missing: false },
    { statistic: "t" as const, own: absT, missing: true },
    { statistic: "signed-rank" as const, own: absW, missing: false },
    { statistic: "signed-rank" as const, own: absW, missing: true },
  ])("equals its definition ($statistic, missing: $missing)", ({ statistic, own, missing }) => {
    fc.assert(
      fc.property(
        tables(missing).filter((table) => table.every((row) => present(row).length > 0)),
        (table) => {
          const expected = byDefinition(table, own);
          const found = westfallYoung(table, { statistic });
          expect(found.flips).toBe(2 ** table[0].length);
          found.raw.forEach((p, a) => {
            expect(p).toBeCloseTo(expected.raw[a], 12);
          });
          found.adjusted.forEach((p, a) => {
            expect(p).toBeCloseTo(expected.adjusted[a], 12);
          });
        },
      ),
      settings,
    );
  });

  it("gives each analyte the p of its own signed-rank test, and never less after adjustment", () => {
    fc.assert(
      fc.property(tables(true), (table) => {
        const { raw, adjusted } = westfallYoung(table);
        table.forEach((row, a) => {
          const own = signedRankTest(present(row)).p;
          if (own === null) expect(raw[a]).toBeNull();
          else expect(raw[a]).toBeCloseTo(own, 12);
          if (raw[a] !== null) expect(adjusted[a]).toBeGreaterThanOrEqual(raw[a]);
        });
      }),
      settings,
    );
  });

  it("gives one result whatever the order of patients and analytes, drawn flips included", () => {
    const table = Array.from({ length: 4 }, (_, a) =>
      Array.from({ length: 24 }, (_, i) => ((i * 37 + a * 101) % 23) - 9 + a / 8),
    );
    const { raw, adjusted, null: kind } = westfallYoung(table, { draws: 500 });
    const turned = westfallYoung(
      table.toReversed().map((row) => row.toReversed()),
      { draws: 500 },
    );
    expect(kind).toBe("monte-carlo");
    expect(turned.raw.toReversed()).toEqual(raw);
    expect(turned.adjusted.toReversed()).toEqual(adjusted);
  });

  it("drawn flips come within four standard errors of all of them", () => {
    const table = [0, 1, 2].map((a) => Array.from({ length: 21 }, (_, i) => ((i * 29 + a * 7) % 19) - 7 + 2 * a));
    const draws = 20_000;
    const { raw } = westfallYoung(table, { draws });
    table.forEach((row, a) => {
      const p = signedRankTest(row).p ?? Number.NaN;
      expect(Math.abs((raw[a] ?? Number.NaN) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws) + 1 / draws);
    });
  });
});
