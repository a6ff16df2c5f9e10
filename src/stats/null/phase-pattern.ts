import { doubledMidranks } from "../numeric/strata-midranks.js";
import type { Lattice } from "./lattice.js";
import type { Support } from "./null-distribution.js";
import { type Cumulants, rePairingCumulants } from "./re-pairing-cumulants.js";
import { rePairingEnds } from "./re-pairing-ends.js";
import { sortedColumn } from "./sorted-column.js";
import { pairingCounts } from "./subset-programme.js";

/**
 * What one patient contributes to the null of a phase test: the law of 2U over all C(n, a) ways to choose which a of the
 * n visits come after, given the ties. 2U is twice the rank sum of the chosen visits, less a(a + 1).
 */
export interface PhasePattern {
  /** Equal for equal laws. */
  readonly key: string;
  readonly visits: number;
  /** Visits in the largest class of equal values. */
  readonly largestTie: number;
  readonly cumulants: Cumulants;
  readonly ends: Support;
  /** Of the lattice of 2U; 0 where all values tie. */
  readonly step: number;
  /** How many labellings give each 2U. */
  lattice(): Lattice;
}

const MAX_CACHED = 8192;
const cache = new Map<string, PhasePattern>();

/** `ties`: sizes of the classes of equal values, by ascending value; they sum to the number of visits. */
export function phasePattern(after: number, ties: readonly number[]): PhasePattern {
  const key = `${after}:${ties.join()}`;
  let pattern = cache.get(key);
  if (pattern === undefined) {
    pattern = build(key, after, ties);
    if (cache.size >= MAX_CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
    cache.set(key, pattern);
  }
  return pattern;
}

const untied: PhasePattern[][] = [];

/** The pattern of visits without ties. */
export function untiedPattern(after: number, visits: number): PhasePattern {
  untied[visits] ??= [];
  untied[visits][after] ??= phasePattern(after, new Array<number>(visits).fill(1));
  return untied[visits][after];
}

function build(key: string, after: number, ties: readonly number[]): PhasePattern {
  const ranks = doubledMidranks(ties);
  const chosen = Float64Array.from(ranks, (_, i) => (i < ranks.length - after ? 0 : 1));
  const least = after * (after + 1);
  const [a, b] = [sortedColumn(chosen), sortedColumn(ranks)];
  const { mean, k2, k3, k4 } = rePairingCumulants(a, b);
  const ends = rePairingEnds(a, b);
  let lattice: Lattice | null = null;
  return {
    key,
    visits: ranks.length,
    largestTie: b.largestTie,
    cumulants: { mean: mean - least, k2, k3, k4 },
    ends: { ...ends, low: ends.low - least, high: ends.high - least },
    step: b.step,
    lattice() {
      lattice ??= labellings(ranks, chosen, b.step, least);
      return lattice;
    },
  };
}

function labellings(ranks: Float64Array, chosen: Float64Array, step: number, least: number): Lattice {
  const unit = Math.max(1, step);
  const reduced = ranks.map((rank) => (rank - ranks[0]) / unit);
  const counts = pairingCounts(reduced, chosen);
  const after = chosen.reduce((sum, one) => sum + one, 0);
  return { low: counts.low * unit + after * ranks[0] - least, step: unit, mass: counts.mass };
}
