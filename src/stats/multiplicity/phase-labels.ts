import { midranks } from "../numeric/midranks.js";
import type { Random } from "../numeric/random.js";
import { type Label, rowsByLabel } from "../within/rows-by-label.js";
import type { JointStatistic } from "./step-down.js";

type Row = readonly (number | null)[];

/** One patient's visits, whose phases are drawn anew. */
interface Visits {
  /** Samples, in an order that the values alone decide. */
  readonly samples: Uint32Array;
  /** How many are drawn: those of the rarer phase. */
  readonly drawn: number;
  /** 1 where these come after, −1 where they come before: a patient's scores sum to 0. */
  readonly sign: 1 | -1;
}

/** 2(U − E) of every analyte as a sum of scores over the visits that come after. */
export interface PhaseLabels extends JointStatistic {
  readonly patients: readonly Visits[];
  /** scores[sample · analytes + analyte]: twice the centred midrank among the patient's observed values, else 0. */
  readonly scores: Float64Array;
}

/** The statistic is (U − E)²/var, var over all labellings of the patients' visits. */
export function phaseLabels(patients: ArrayLike<Label>, after: ArrayLike<boolean>, rows: readonly Row[]): PhaseLabels {
  const analytes = rows.length;
  const scores = new Float64Array(patients.length * analytes);
  const observed = new Float64Array(analytes);
  const variance = new Float64Array(analytes);
  const visits: Visits[] = [];
  const compare = sampleOrder(rows);
  for (const samples of rowsByLabel(patients).values()) {
    const n = samples.length;
    const nAfter = samples.filter((sample) => after[sample]).length;
    if (nAfter === 0 || nAfter === n) continue;
    for (const [a, row] of rows.entries()) {
      const present = samples.filter((sample) => row[sample] !== null);
      const ranks = midranks(present.map((sample) => row[sample] ?? 0));
      let squares = 0;
      for (const [k, sample] of present.entries()) {
        const score = 2 * ranks[k] - present.length - 1;
        scores[sample * analytes + a] = score;
        squares += score * score;
        if (after[sample]) observed[a] += score;
      }
      variance[a] += (nAfter * (n - nAfter) * squares) / (n * (n - 1));
    }
    visits.push({
      samples: Uint32Array.from(samples.sort(compare)),
      drawn: Math.min(nAfter, n - nAfter),
      sign: nAfter <= n - nAfter ? 1 : -1,
    });
  }
  visits.sort((a, b) => a.samples.length - b.samples.length || a.drawn - b.drawn || compareVisits(a, b, compare));
  const evaluate = (sums: Float64Array, into: Float64Array): void => {
    for (let a = 0; a < analytes; a++) into[a] = variance[a] > 0 ? (sums[a] * sums[a]) / variance[a] : 0;
  };
  return { analytes, patients: visits, scores, observed, evaluate, tolerance: 1e-12 };
}

function compareVisits(a: Visits, b: Visits, compare: (i: number, j: number) => number): number {
  for (let k = 0; k < a.samples.length; k++) {
    const difference = compare(a.samples[k], b.samples[k]);
    if (difference !== 0) return difference;
  }
  return a.sign - b.sign;
}

/** Orders samples by their values, analytes taken in an order that depends on their values too. */
function sampleOrder(rows: readonly Row[]): (i: number, j: number) => number {
  const sorted = rows
    .map((row) => ({ row, key: row.map((value) => value ?? Number.NEGATIVE_INFINITY).sort((x, y) => x - y) }))
    .sort((a, b) => compareColumns(a.key, b.key));
  return (i, j) => {
    for (const { row } of sorted) {
      const difference = ascending(row[i] ?? Number.NEGATIVE_INFINITY, row[j] ?? Number.NEGATIVE_INFINITY);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function compareColumns(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return ascending(a[i], b[i]);
  return 0;
}

const ascending = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The sums of one random labelling, the same for all analytes. */
export function drawLabels({ analytes, patients, scores }: PhaseLabels, random: Random, sums: Float64Array): void {
  sums.fill(0);
  for (const { samples, drawn, sign } of patients) {
    for (let k = 0; k < drawn; k++) {
      const j = k + random.integer(samples.length - k);
      const sample = samples[j];
      samples[j] = samples[k];
      samples[k] = sample;
      const offset = sample * analytes;
      if (sign > 0) for (let a = 0; a < analytes; a++) sums[a] += scores[offset + a];
      else for (let a = 0; a < analytes; a++) sums[a] -= scores[offset + a];
    }
  }
}
