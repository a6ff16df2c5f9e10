import type { Random } from "../numeric/random.js";
import { sumOf } from "../numeric/sum.js";
import type { SortedColumn } from "./sorted-column.js";
import { tieClasses } from "./subset-programme.js";

/**
 * Σ over strata of Σ aᵢb_π(i) for random pairings π. Of the more heavily tied column only the values outside its
 * largest tie class need partners drawn for them.
 */
export function drawnRePairings(
  pairs: readonly { readonly a: SortedColumn; readonly b: SortedColumn }[],
  random: Random,
  draws: number,
): Float64Array {
  const strata = pairs.map(({ a, b }) => {
    const [partners, tied] = a.largestTie > b.largestTie ? [b.values, a.values] : [a.values, b.values];
    const base = commonest(tied);
    const rest = tied.filter((value) => value !== base).map((value) => value - base);
    return { partners: partners.slice(), rest, fixed: base * sumOf(partners) };
  });
  const sample = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (const { partners, rest, fixed } of strata) sample[draw] += fixed + drawn(partners, rest, random);
  }
  return sample;
}

/** Σ aⱼbⱼ for the values b and as many a, drawn without replacement by a shuffle that stops early. */
function drawn(a: Float64Array, b: Float64Array, random: Random): number {
  let total = 0;
  for (let j = 0; j < b.length; j++) {
    const k = j + random.integer(a.length - j);
    const held = a[k];
    a[k] = a[j];
    a[j] = held;
    total += held * b[j];
  }
  return total;
}

function commonest(sorted: Float64Array): number {
  const { values, sizes } = tieClasses(sorted);
  let most = 0;
  for (let c = 1; c < sizes.length; c++) if (sizes[c] > sizes[most]) most = c;
  return sizes.length === 0 ? 0 : values[most];
}
