import type { AnalysisResult } from "../../analysis/result.js";
import { Mark } from "../../study/measurement.js";
import { plural } from "../plural.js";
import { dayText } from "../table/day-text.js";
import { shareOfAxis, type TimeAxis } from "./time-axis.js";

/** One day on which a patient's blood was measured, or a score was taken. */
export interface Visit {
  readonly patient: string;
  readonly day: number;
  readonly kind: "Blood" | "Scores";
  /** The window's name, or that it lies in none. */
  readonly window: string;
  /** How many analytes, or scores. */
  readonly measured: number;
}

/** How many patients were seen in a span of days. */
export interface CoverageBin {
  readonly kind: Visit["kind"];
  readonly day: number;
  readonly dayEnd: number;
  readonly days: string;
  readonly patients: number;
  readonly samples: number;
}

/** Every day of every patient, once for the blood and once for scores. */
export function visitsOf({ study, plan, alignment }: AnalysisResult): Visit[] {
  const { samples, variables, columns, patients } = study;
  const measured = { analyte: new Uint32Array(samples.length), score: new Uint32Array(samples.length) };
  for (const [i, { role }] of variables.entries()) countMeasured(columns[i].marks, measured[role]);
  const visits: Visit[] = [];
  for (let row = 0; row < samples.length; row++)
    for (const [kind, role] of [
      ["Blood", "analyte"],
      ["Scores", "score"],
    ] as const) {
      if (measured[role][row] === 0) continue;
      visits.push({
        patient: patients[samples.patient[row]],
        day: samples.day[row],
        kind,
        window: plan.windows[alignment.window[row]]?.name ?? "in none",
        measured: measured[role][row],
      });
    }
  return visits;
}

function countMeasured(marks: Uint8Array, counts: Uint32Array): void {
  for (let row = 0; row < marks.length; row++) if ((marks[row] & Mark.kind) !== Mark.missing) counts[row]++;
}

/** A visit as it is drawn. */
export function drawnVisit({ measured, ...visit }: Visit): Omit<Visit, "measured"> & { readonly text: string } {
  return { ...visit, text: plural(measured, visit.kind === "Blood" ? "analyte" : "score") };
}

const BINS = 40;

/** Visits counted in spans of days, as wide as each other on the axis. */
export function coverageBins(visits: readonly Visit[], axis: TimeAxis): CoverageBin[] {
  const bins = { Blood: new Map<number, Visit[]>(), Scores: new Map<number, Visit[]>() };
  for (const visit of visits) add(visit, bins[visit.kind], Math.floor(shareOfAxis(axis, visit.day) * BINS));
  return [...bins.Blood.values(), ...bins.Scores.values()]
    .map(binOf)
    .sort((a, b) => (a.kind === b.kind ? a.day - b.day : a.kind < b.kind ? -1 : 1));
}

function add(visit: Visit, bins: Map<number, Visit[]>, at: number): void {
  const own = bins.get(at);
  if (own === undefined) bins.set(at, [visit]);
  else own.push(visit);
}

function binOf(visits: readonly Visit[]): CoverageBin {
  let first = visits[0].day;
  let last = first;
  for (const { day } of visits) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return {
    kind: visits[0].kind,
    day: first - 0.5,
    dayEnd: last + 0.5,
    days: `${dayText(first)} to ${dayText(last)}`,
    patients: new Set(visits.map(({ patient }) => patient)).size,
    samples: visits.length,
  };
}
