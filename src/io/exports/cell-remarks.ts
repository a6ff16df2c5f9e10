import type { CodeOf } from "../../study/diagnostics/catalogue.js";
import type { Problems } from "../problems.js";
import { type AveragedCell, FEWEST_BEADS, LARGEST_CV } from "./average-wells.js";

/** Says what a person should know of averaged cells: one remark an analyte and kind, placed at the worst cell; errors one a cell. */
export function sayAboutCells(file: string, cells: readonly AveragedCell[], problems: Problems): void {
  // What cannot be read matters where it would be analysed: standards, controls and blanks are there to be looked at.
  for (const cell of cells)
    if (cell.fault !== null && cell.kind === "sample") problems.add(faultOf(file, cell, cell.fault));
  const byAnalyte = new Map<string, AveragedCell[]>();
  for (const cell of cells) {
    const of = byAnalyte.get(cell.analyte);
    if (of === undefined) byAnalyte.set(cell.analyte, [cell]);
    else of.push(cell);
  }
  for (const [analyte, all] of byAnalyte)
    for (const { text, worst, ...remark } of REMARKS) {
      const { code } = remark;
      const flagged = all.filter(
        ({ flags, fault, kind }) => flags.includes(code) && (fault !== code || kind !== "sample"),
      );
      if (flagged.length === 0) continue;
      const first = worst === undefined ? flagged[0] : flagged.reduce((a, b) => (worst(b) > worst(a) ? b : a));
      const samples = flagged.length === 1 ? `sample "${first.sample}"` : `${flagged.length} samples`;
      const message = `"${analyte}", ${samples}: ${text(first, flagged.length)}`;
      problems.add({ ...remark, message, place: { file, line: first.line } });
    }
}

interface RemarkKind<S extends "warning" | "note"> {
  readonly code: CodeOf<S>;
  readonly severity: S;
  readonly text: (cell: AveragedCell, count: number) => string;
  /** By which the cell that is named is chosen; else the first is. */
  readonly worst?: (cell: AveragedCell) => number;
}

const most = (cell: AveragedCell, count: number, what: string) => (count === 1 ? what : `${what} in "${cell.sample}"`);

const REMARKS: readonly (RemarkKind<"warning"> | RemarkKind<"note">)[] = [
  {
    code: "replicates-differ",
    severity: "warning",
    text: (cell, count) =>
      `replicates differ by more than ${LARGEST_CV} % (CV), ${most(cell, count, `${(cell.cv ?? 0).toFixed(0)} %`)}`,
    worst: ({ cv }) => cv ?? 0,
  },
  {
    code: "few-beads",
    severity: "warning",
    text: (cell, count) => `fewer than ${FEWEST_BEADS} beads, ${most(cell, count, String(cell.beads))}`,
    worst: ({ beads }) => -(beads ?? 0),
  },
  {
    code: "replicates-mixed",
    severity: "warning",
    text: () =>
      "some replicates lie beyond the limit and some do not: the mean with the limits in their place bounds it",
  },
  {
    code: "replicates-contradict",
    severity: "warning",
    text: () => "some replicates lie below the limit and some above: read as missing",
  },
  {
    code: "limit-unknown",
    severity: "warning",
    text: () => "some replicates lie beyond a limit that is not known: missing; --lod FILE gives limits",
  },
  { code: "unreadable", severity: "warning", text: ({ kind }) => `the ${kind}'s cell is no number: missing` },
  { code: "wells-missing", severity: "note", text: () => "some of the replicates have no value: the mean of the rest" },
  { code: "extrapolated", severity: "note", text: () => "extrapolated beyond the standard curve" },
  { code: "qc-warning", severity: "warning", text: () => "the instrument's quality control warns" },
  { code: "sampling-error", severity: "warning", text: () => "the instrument reports a sampling error" },
];

function faultOf(file: string, { analyte, sample, value, line }: AveragedCell, fault: "unreadable" | "limit-unknown") {
  const what = `"${analyte}", sample "${sample}"`;
  if (fault === "unreadable")
    return {
      code: "not-a-number",
      severity: "error",
      message: `${what}: "${value.trim()}" is not a number`,
      place: { file, line },
      hint: "write a number, a limit as <3.2, or nothing",
    } as const;
  return {
    code: "no-limit",
    severity: "error",
    message: `${what}: some replicates lie beyond a limit that is not known, so they have no mean`,
    place: { file, line },
    hint: "give the limits with --lod FILE (analyte, lod, uloq)",
  } as const;
}
