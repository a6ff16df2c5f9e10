import { Mark } from "../../study/measurement.js";
import type { CellReading } from "../cell.js";
import type { CellReader } from "../cell-reader.js";
import type { Limit } from "../limits.js";
import type { Well, WellKind } from "./well.js";

/** Replicates further apart than this are worth a warning. */
export const LARGEST_CV = 25;
/** Fewer beads than this make an unreliable median. */
export const FEWEST_BEADS = 35;

/** What all wells of one sample say of one analyte, in the notation of cells. */
export interface AveragedCell {
  readonly sample: string;
  readonly kind: WellKind;
  readonly analyte: string;
  /** `12.3`, `*12.3`, `<0.1`, `>5850`, `OOR <`, `OOR >`, `NA`, or the one cell as it stands where it cannot be read. */
  readonly value: string;
  readonly unit: string | null;
  readonly lod: number | null;
  /** Wells with a value or a limit, and all wells. */
  readonly used: number;
  readonly wells: number;
  /** Coefficient of variation of the replicates in percent; null with fewer than two numbers, or without a positive mean. */
  readonly cv: number | null;
  readonly beads: number | null;
  readonly flags: readonly string[];
  readonly line: number;
  /** Why the replicates cannot be one cell: an error in a sample, a missing value in any other well. */
  readonly fault: "unreadable" | "limit-unknown" | null;
}

interface Read {
  readonly kind: "value" | "below" | "above" | "missing" | "unreadable";
  /** The value or limit; NaN where there is none. */
  readonly value: number;
  readonly extrapolated: boolean;
}

/**
 * Averages replicate wells. Numbers: their mean. Where some lie below their limit, the mean with the limits in their place is
 * an upper bound of the mean, and the cell lies *below* it; likewise above. Where some lie below and some above, nothing is
 * known, and the cell is missing.
 */
export function averageWells(
  wells: readonly Well[],
  cells: CellReader,
  limitOf: (analyte: string) => Limit | undefined,
): AveragedCell[] {
  const groups: Well[][] = [];
  // Sample by sample: a proteome has millions of wells, and no key of their own is made for them.
  const bySample = new Map<string, Map<string, Well[]>>();
  for (const well of wells) {
    const key = `${well.kind} ${well.sample}`;
    const ofSample = bySample.get(key) ?? new Map<string, Well[]>();
    if (ofSample.size === 0) bySample.set(key, ofSample);
    const group = ofSample.get(well.analyte);
    if (group !== undefined) group.push(well);
    else {
      const first = [well];
      ofSample.set(well.analyte, first);
      groups.push(first);
    }
  }
  return groups.map((group) => average(group, cells, limitOf(group[0].analyte)));
}

function average(group: readonly Well[], cells: CellReader, limit: Limit | undefined): AveragedCell {
  const reads = group.map(({ text }) => readWell(text, cells, limit));
  const used = reads.filter(({ kind }) => kind !== "missing");
  const { value, flags, fault } = together(group, reads, used);
  const numbers = reads.filter(({ kind }) => kind === "value").map(({ value }) => value);
  const cv = coefficientOfVariation(numbers, group[0].unit);
  const beads = group.reduce<number | null>(
    (least, { beads }) => (beads === null ? least : Math.min(least ?? beads, beads)),
    null,
  );
  const { sample, kind, analyte, unit, line } = group[0];
  return {
    sample,
    kind,
    analyte,
    value: fault === null || kind === "sample" ? value : "NA",
    unit,
    lod: group[0].limit ?? limit?.lower ?? null,
    used: used.length,
    wells: group.length,
    cv,
    beads,
    flags: shared([
      ...new Set([
        ...group.flatMap((well) => well.flags),
        ...flags,
        ...(value.startsWith("*") ? ["extrapolated"] : []),
        ...(cv !== null && cv > LARGEST_CV ? ["replicates-differ"] : []),
        ...(beads !== null && beads < FEWEST_BEADS ? ["few-beads"] : []),
        ...(fault === null ? [] : [fault]),
        ...(used.length > 0 && used.length < group.length ? ["wells-missing"] : []),
      ]),
    ]),
    line,
    fault,
  };
}

const NO_FLAGS: readonly string[] = [];

/** Of millions of cells hardly one has a flag. */
function shared(flags: readonly string[]): readonly string[] {
  return flags.length === 0 ? NO_FLAGS : flags;
}

/** The one cell that the wells with a value or limit make. */
function together(group: readonly Well[], reads: readonly Read[], used: readonly Read[]) {
  const kinds = new Set(used.map(({ kind }) => kind));
  const nothing = { flags: [], fault: null };
  if (used.length === 0) return { value: "NA", ...nothing };
  if (kinds.has("unreadable")) {
    const first = reads.findIndex(({ kind }) => kind === "unreadable");
    return { value: group[first].text, flags: [], fault: "unreadable" } as const;
  }
  if (kinds.has("below") && kinds.has("above")) return { value: "NA", flags: ["replicates-contradict"], fault: null };
  const beyond = kinds.has("below") ? "<" : kinds.has("above") ? ">" : "";
  const mixed = kinds.size > 1 ? ["replicates-mixed"] : [];
  const mean = meanText(used);
  if (mean !== null) {
    const starred = beyond === "" && used.some(({ extrapolated }) => extrapolated) ? "*" : "";
    return { value: `${beyond}${starred}${mean}`, flags: mixed, fault: null };
  }
  return { value: `OOR ${beyond}`, flags: mixed, fault: kinds.size > 1 ? "limit-unknown" : null } as const;
}

/** The mean as text. Null where a limit is not known. */
function meanText(used: readonly Read[]): string | null {
  if (used.some(({ value }) => Number.isNaN(value))) return null;
  return String(used.reduce((sum, { value }) => sum + value, 0) / used.length);
}

function readWell(raw: string, cells: CellReader, limit: Limit | undefined): Read {
  const out: CellReading = { value: Number.NaN, mark: 0 };
  const none = { value: Number.NaN, extrapolated: false };
  // Rewritten texts (`OOR <`) are in no notation; numbers are in the file's.
  const fault = cells.cell(raw, out);
  if (fault === "needs-lower-limit") return { kind: "below", ...none, value: limit?.lower ?? Number.NaN };
  if (fault === "needs-upper-limit") return { kind: "above", ...none, value: limit?.upper ?? Number.NaN };
  if (fault !== null) return { kind: "unreadable", ...none };
  const kind = out.mark & Mark.kind;
  if (kind === Mark.missing) return { kind: "missing", ...none };
  return {
    kind: kind === Mark.observed ? "value" : kind === Mark.below ? "below" : "above",
    value: out.value,
    extrapolated: (out.mark & Mark.extrapolated) !== 0,
  };
}

/** Standard deviation (n − 1) over mean, of concentrations; on a log scale it says nothing. */
function coefficientOfVariation(values: readonly number[], unit: string | null): number | null {
  if (values.length < 2 || unit === "NPX") return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (!(mean > 0)) return null;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return (100 * Math.sqrt(squares / (values.length - 1))) / mean;
}
