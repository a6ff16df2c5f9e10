import type { Random } from "../numeric/random.js";
import type { SortedPair } from "./re-pairing-ends.js";
import { tieClasses } from "./subset-programme.js";

/** Random pairings of each stratum. Only the values of b outside its largest tie class need partners drawn for them. */
export function drawnRePairings(pairs: readonly SortedPair[], random: Random, draws: number): Float64Array {
  const strata = pairs.map(({ a, b }) => {
    const base = commonest(b);
    return { a: Float64Array.from(a), rest: b.filter((value) => value !== base).map((value) => value - base), base };
  });
  const fixed = strata.reduce((sum, { a, base }) => sum + base * a.reduce((total, value) => total + value, 0), 0);
  const sample = new Float64Array(draws).fill(fixed);
  for (let draw = 0; draw < draws; draw++) {
    for (const { a, rest } of strata) sample[draw] += partners(a, rest, random);
  }
  return sample;
}

/** Σ aⱼbⱼ for the values b and as many a, drawn without replacement by a shuffle that stops early. */
function partners(a: Float64Array, b: Float64Array, random: Random): number {
  let sum = 0;
  for (let j = 0; j < b.length; j++) {
    const k = j + random.integer(a.length - j);
    const held = a[k];
    a[k] = a[j];
    a[j] = held;
    sum += held * b[j];
  }
  return sum;
}

function commonest(sorted: Float64Array): number {
  const { values, sizes } = tieClasses(sorted);
  return values.length === 0 ? 0 : values[sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0))];
}
