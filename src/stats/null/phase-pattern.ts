import { logFactorial } from "../numeric/beta-gamma.js";
import { doubledMidranks } from "../numeric/strata-midranks.js";
import { boundedCache } from "./bounded-cache.js";
import type { Lattice } from "./lattice.js";
import type { Support } from "./null-distribution.js";
import { columnNumber } from "./rank-column.js";
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
  /** Distinct values. */
  readonly classes: number;
  /** The most by which 2U changes where one chosen visit gives way to another of the next value. */
  readonly jump: number;
  readonly cumulants: Cumulants;
  readonly ends: Support;
  /** ln C(n, a). */
  readonly logLabellings: number;
  /** Of the lattice of 2U; 0 where all values tie. */
  readonly step: number;
  /** Additions that counting its labellings takes. */
  readonly additions: number;
  /** How many labellings give each 2U, or their shares. Beyond e^700 labellings a double may not hold the counts. */
  lattice(): Lattice;
}

const patterns = boundedCache<string | number, PhasePattern>(8192);

/** `ties`: sizes of the classes of equal values, by ascending value; they sum to the number of visits. */
export function phasePattern(after: number, ties: readonly number[]): PhasePattern {
  // Of few visits without a text for every gap between shifts: a number of up to 25 bits, and visits after in five more.
  const number = columnNumber(ties);
  const place = number === null ? keyOf(after, ties) : (number << 5) | after;
  return patterns.get(place) ?? patterns.keep(place, build(keyOf(after, ties), after, ties));
}

const keyOf = (after: number, ties: readonly number[]): string => `${after}:${ties.join()}`;

const untied = boundedCache<number, PhasePattern>(8192);

/** The pattern of visits without ties. */
export function untiedPattern(after: number, visits: number): PhasePattern {
  // Before it are those of fewer visits, of which 0 to all come after.
  const place = (visits * (visits + 1)) / 2 + after;
  return untied.get(place) ?? untied.keep(place, phasePattern(after, new Array<number>(visits).fill(1)));
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
    classes: ties.length,
    jump: ties.reduce((most, size, i) => Math.max(most, i === 0 ? 0 : ties[i - 1] + size), 0),
    cumulants: { mean: mean - least, k2, k3, k4 },
    ends: { ...ends, low: ends.low - least, high: ends.high - least },
    logLabellings: logFactorial(ranks.length) - logFactorial(after) - logFactorial(ranks.length - after),
    step: b.step,
    additions: b.step === 0 ? 0 : programmeWork(after, ranks.length - after, b.step),
    lattice() {
      // Where all values tie there is one point, however many labellings attain it.
      lattice ??=
        b.step === 0
          ? { low: ends.low - least, step: 1, mass: Float64Array.of(1) }
          : labellings(ranks, chosen, b.step, least);
      return lattice;
    },
  };
}

/** Two each for every point of every state of the programme: of i visits before and j after, 2U has 2ij/step + 1. */
const programmeWork = (after: number, before: number, step: number): number =>
  (after * (after + 1) * before * (before + 1)) / step + 2 * (after + 1) * (before + 1);

function labellings(ranks: Float64Array, chosen: Float64Array, step: number, least: number): Lattice {
  const unit = Math.max(1, step);
  const reduced = ranks.map((rank) => (rank - ranks[0]) / unit);
  const counts = pairingCounts(reduced, chosen);
  const after = chosen.reduce((sum, one) => sum + one, 0);
  return { low: counts.low * unit + after * ranks[0] - least, step: unit, mass: counts.mass };
}
