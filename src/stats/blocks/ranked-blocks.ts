import { rank } from "../numeric/midranks.js";

/** Complete blocks, ranked inside each. */
export interface RankedBlocks {
  /** Blocks (patients). */
  readonly n: number;
  /** Treatments (windows). */
  readonly k: number;
  /** Midranks of each block, in the order of its windows. */
  readonly ranks: readonly Float64Array[];
  /** Column sums of the midranks. */
  readonly sums: Float64Array;
  /** Σ over blocks of Σⱼ (rⱼ − (k + 1)/2)²: n·k(k² − 1)/12 less the ties. */
  readonly squares: number;
}

/**
 * Ranks each block. No blocks give k = 0.
 *
 * @param blocks blocks[patient][window].
 * @throws RangeError on NaN or ±Infinity, blocks of different lengths, or fewer than two windows.
 */
export function rankBlocks(blocks: readonly ArrayLike<number>[]): RankedBlocks {
  const k = blocks.length === 0 ? 0 : blocks[0].length;
  const sums = new Float64Array(k);
  let squares = 0;
  const ranks = blocks.map((block, i) => {
    if (block.length !== k) throw new RangeError(`every block needs ${k} values; block ${i + 1} has ${block.length}`);
    if (k < 2) throw new RangeError(`a block needs at least two values; found ${k}`);
    for (let j = 0; j < k; j++) {
      if (!Number.isFinite(block[j])) {
        throw new RangeError(`blocks must hold finite numbers; block ${i + 1}, value ${j + 1} is ${block[j]}`);
      }
    }
    const own = rank(block).ranks;
    for (let j = 0; j < k; j++) {
      sums[j] += own[j];
      squares += (own[j] - (k + 1) / 2) ** 2;
    }
    return own;
  });
  return { n: blocks.length, k, ranks, sums, squares };
}
