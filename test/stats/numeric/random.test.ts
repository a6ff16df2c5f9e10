import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/stats/numeric/random.js";

describe("createRandom", () => {
  it("gives the same stream for the same seed and another for another", () => {
    const stream = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.bits());
    };
    expect(stream(7)).toEqual(stream(7));
    expect(stream(7)).not.toEqual(stream(8));
  });

  it("is uniform: 60,000 throws of a die have a chi-square below its 1e−6 quantile", () => {
    const random = createRandom(1);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) counts[random.integer(6)]++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // R 4.2.2: qchisq(1e-6, 5, lower.tail = FALSE) = 35.888
    expect(chiSquare).toBeLessThan(35.888);
  });

  it("shuffles every order of three equally often: chi-square over 60,000 shuffles below its 1e−6 quantile", () => {
    const random = createRandom(2);
    const seen = new Map<string, number>();
    for (let i = 0; i < 60_000; i++) {
      const values = Uint32Array.of(0, 1, 2);
      random.shuffle(values);
      seen.set(values.join(), (seen.get(values.join()) ?? 0) + 1);
    }
    const chiSquare = Array.from(seen.values()).reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(seen.size).toBe(6);
    expect(chiSquare).toBeLessThan(35.888);
  });

  it("refuses a seed that is no integer", () => {
    expect(() => createRandom(0.5)).toThrow(new RangeError("seed must be an integer of at least 0; found 0.5"));
  });
});
