import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { skipN } from "pure-rand/utils/skipN";
import { requireInteger } from "./require.js";

/** A seeded stream: the same seed gives the same numbers on every machine. */
export interface Random {
  /** 32 random bits, as a signed integer. */
  bits(): number;
  /** Uniform in [0, 1), all 53 bits random. */
  uniform(): number;
  /** Uniform in 0 … bound − 1, without modulo bias. */
  integer(bound: number): number;
  /** Shuffles in place (Fisher–Yates); every order has the same probability. */
  shuffle(values: Float64Array | Int32Array | Uint32Array): void;
}

const WORD = 2 ** 32;
/** Up to this bound a product with 32 bits is exact in a double. */
const MULTIPLIED = 2 ** 21;

/** The project's only source of randomness (xoroshiro128+). @throws RangeError where the seed is no integer ≥ 0. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(requireInteger(seed, "seed", 0));
  // Small seeds start the generator from a state with few bits set, which takes some steps to mix.
  skipN(generator, 64);
  const integer = (bound: number): number => {
    if (bound > MULTIPLIED) return uniformInt(generator, 0, bound - 1);
    // Lemire 2019, doi:10.1145/3230636: the high word of a product, redrawn where its low word would favour some values.
    for (;;) {
      const product = (generator.next() >>> 0) * bound;
      const value = Math.floor(product / WORD);
      const low = product - value * WORD;
      // A division that hardly any draw needs: what is unfair lies below the bound.
      if (low >= bound || low >= WORD % bound) return value;
    }
  };
  return {
    bits: () => generator.next(),
    uniform: () => uniformFloat64(generator),
    integer,
    shuffle(values) {
      for (let i = values.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        const held = values[i];
        values[i] = values[j];
        values[j] = held;
      }
    },
  };
}
