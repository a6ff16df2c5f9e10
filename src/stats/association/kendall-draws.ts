import type { Lattice } from "../null/lattice.js";

/**
 * The law of S where both samples are tied: the x groups, in order, draw their y values from the multiset that is
 * left; a state is what is left. The sample with fewer states plays y. Null beyond `limit` additions.
 */
export function kendallDraws(xGroups: readonly number[], yGroups: readonly number[], limit: number): Lattice | null {
  const states = (groups: readonly number[]) => groups.reduce((product, size) => product * (size + 1), 1);
  const [drawers, values] = states(xGroups) < states(yGroups) ? [yGroups, xGroups] : [xGroups, yGroups];
  const span = Math.min(pairsApart(drawers), pairsApart(values));
  const width = 2 * span + 1;
  const places = [1];
  for (const size of values) places.push(places[places.length - 1] * (size + 1));
  if (transitions(drawers, values) * width > limit) return null;
  const start = new Float64Array(width);
  start[span] = 1;
  let laws = new Map<number, Float64Array>([[places[values.length] - 1, start]]);
  for (const drawn of drawers) {
    const next = new Map<number, Float64Array>();
    for (const [state, law] of laws) {
      const left = values.map((size, j) => Math.floor(state / places[j]) % (size + 1));
      for (const draw of draws(left, drawn)) {
        let target = state;
        for (let j = 0; j < places.length - 1; j++) target -= draw.counts[j] * places[j];
        const into = next.get(target) ?? new Float64Array(width);
        next.set(target, into);
        const from = Math.max(0, -draw.score);
        const to = Math.min(width, width - draw.score);
        for (let s = from; s < to; s++) into[s + draw.score] += law[s] * draw.probability;
      }
    }
    laws = next;
  }
  return trimmed(laws.get(0) ?? start, -span);
}

/**
 * How many draws the programme will make: at every stage, the pairs of a multiset that can be left and a part of it of
 * the drawn size, counted class by class.
 */
function transitions(drawers: readonly number[], values: readonly number[]): number {
  let left = values.reduce((sum, size) => sum + size, 0);
  let total = 0;
  for (const drawn of drawers) {
    const width = drawn + 1;
    let ways = new Float64Array((left + 1) * width);
    ways[0] = 1;
    for (const size of values) {
      const next = new Float64Array(ways.length);
      for (let r = 0; r <= left; r++) {
        for (let c = 0; c <= drawn; c++) {
          const count = ways[r * width + c];
          if (count === 0) continue;
          for (let stays = 0; stays <= Math.min(size, left - r); stays++) {
            for (let goes = 0; goes <= Math.min(stays, drawn - c); goes++)
              next[(r + stays) * width + c + goes] += count;
          }
        }
      }
      ways = next;
    }
    total += ways[left * width + drawn];
    left -= drawn;
  }
  return total;
}

/** Without the impossible values at either end. */
function trimmed(mass: Float64Array, low: number): Lattice {
  const first = mass.findIndex((probability) => probability > 0);
  const last = mass.findLastIndex((probability) => probability > 0);
  return { low: low + first, step: 1, mass: mass.slice(first, last + 1) };
}

/** Pairs that are not tied. */
function pairsApart(groups: readonly number[]): number {
  const n = groups.reduce((a, b) => a + b, 0);
  return groups.reduce((pairs, size) => pairs - (size * (size - 1)) / 2, (n * (n - 1)) / 2);
}

interface Draw {
  readonly counts: readonly number[];
  readonly probability: number;
  /** Concordant minus discordant pairs between what is drawn and what stays. */
  readonly score: number;
}

/** Every way to draw `size` values from a multiset without order, with its hypergeometric probability. */
function draws(left: readonly number[], size: number): Draw[] {
  const list: Draw[] = [];
  const counts = left.map(() => 0);
  let total = 0;
  for (const count of left) total += count;
  const all = choose(total, size);
  const visit = (j: number, missing: number, rest: number, ways: number): void => {
    if (missing === 0) {
      list.push({ counts: [...counts], probability: ways / all, score: scoreOf(left, counts) });
      return;
    }
    // What the classes after this one cannot give must come from here.
    const after = rest - left[j];
    for (let count = Math.max(0, missing - after); count <= Math.min(left[j], missing); count++) {
      counts[j] = count;
      visit(j + 1, missing - count, after, ways * choose(left[j], count));
    }
    counts[j] = 0;
  };
  visit(0, size, total, 1);
  return list;
}

function scoreOf(left: readonly number[], counts: readonly number[]): number {
  let above = 0;
  for (let j = 0; j < left.length; j++) above += left[j] - counts[j];
  let below = 0;
  let score = 0;
  for (let j = 0; j < left.length; j++) {
    const stays = left[j] - counts[j];
    above -= stays;
    score += counts[j] * (above - below);
    below += stays;
  }
  return score;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
