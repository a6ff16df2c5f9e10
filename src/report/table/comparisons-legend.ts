import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { isUnbounded, percentText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { boundsText, isAtNoChange, isOpen, isSuspect } from "./comparison-cautions.js";

/** What the columns of the short form hold. */
export function comparisonsLegend(result: AnalysisResult, rows: readonly PairedComparison[]): string[] {
  const within = rows.some(({ phase }) => phase !== null);
  return [...(within ? WITHIN : PAIRED), ...unbounded(result, rows, within)];
}

/** Which p values of the short form need a second look, and why. */
export function comparisonCautions(result: AnalysisResult, rows: readonly PairedComparison[]): string[] {
  const within = rows.some(({ phase }) => phase !== null);
  const tied = rows.filter((row) => isAtNoChange(row, result.plan.confidence));
  return [
    ...drifting(result, rows.filter(isSuspect)),
    ...atNoChange(result, tied),
    ...open(result, rows.filter(isOpen), within),
  ];
}

const PAIRED = [
  "floor: the smallest p these data could have given.",
  "p adj.: adjusted within analytes and within scores.",
];

const WITHIN = [
  "change: median over all pairs of a patient's visits, one of each window.",
  "interval: of the change, by the phase test.",
  "rising: the share of these pairs that is higher after, ties half.",
  "p phase: over all visits; it speaks of these patients alone and takes the visits of each as exchangeable.",
  "p paired: one value a patient.",
  "floor: the smallest p paired could have been here.",
  "adj.: p paired, adjusted within analytes and within scores.",
];

function unbounded({ plan }: AnalysisResult, rows: readonly PairedComparison[], within: boolean): string[] {
  const intervals = rows.flatMap(({ phase, interval }) => (within ? phase?.interval : interval) ?? []);
  if (intervals.length === 0 || !intervals.every(isUnbounded)) return [];
  return [`So few ${within ? "visits" : "pairs"} bound no interval at ${percentText(plan.confidence)}.`];
}

function drifting(result: AnalysisResult, rows: readonly PairedComparison[]): string[] {
  if (rows.length === 0) return [];
  const names = listText(rows.map((row) => nameOf(result, row)));
  return [
    `† ${names}: values drift inside the windows (p_drift at most .05), so that p phase may be too small; look at the course.`,
  ];
}

function atNoChange(result: AnalysisResult, rows: readonly PairedComparison[]): string[] {
  if (rows.length === 0) return [];
  const names = listText(rows.map((row) => nameOf(result, row)));
  return [
    `§ ${names}: p phase speaks against no change, which is the very end of the interval and not inside it, since many pairs tie, as two non-detects do.`,
  ];
}

function open(result: AnalysisResult, rows: readonly PairedComparison[], within: boolean): string[] {
  if (rows.length === 0) return [];
  const p = within ? "p paired" : "p";
  const each = listText(rows.map((row) => `${nameOf(result, row)} ${boundsText(row)}`));
  return [`* ${p} depends on what the non-detects were: ${each}.`];
}

function nameOf({ study, plan }: AnalysisResult, row: PairedComparison): string {
  const { id } = study.variables[row.variable];
  return plan.windows.length === 2 ? id : `${id} (${windowsText(plan.windows, row)})`;
}
