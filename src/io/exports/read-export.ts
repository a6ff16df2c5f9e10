import { dialectOf } from "../dialect.js";
import type { Limits } from "../limits.js";
import type { Problems } from "../problems.js";
import type { ReadOptions } from "../read-result.js";
import { faultProblem, type LocatedRecord, type RecordSource } from "../records.js";
import { type AveragedCell, averageWells } from "./average-wells.js";
import { sayAboutCells } from "./cell-remarks.js";
import type { ExportFormat, Well, WellKind } from "./well.js";

/** An export being read: it takes records, and at the end gives one cell a sample and analyte. */
export interface OpenExport {
  accept(fields: readonly string[], line: number): void;
  /** Null where there are none, with the problem noted. */
  finish(): readonly AveragedCell[] | null;
}

/** What decides how an export is read. `takes` says of a sample whether it is wanted whatever its kind. */
export interface ExportContext {
  readonly options: ReadOptions;
  readonly limits: Limits;
  readonly problems: Problems;
  readonly takes: (sample: string, kind: WellKind) => boolean;
}

const KINDS: readonly WellKind[] = ["standard", "control", "blank"];

/** Opens an export: standards, controls and blanks are left out and counted, replicates averaged. */
export function openExport(
  format: ExportFormat,
  file: string,
  source: RecordSource,
  records: readonly LocatedRecord[],
  { options, limits, problems, takes }: ExportContext,
): OpenExport | null {
  const dialect = dialectOf(options, source, records);
  if ("code" in dialect) {
    problems.add(faultProblem(file, dialect));
    return null;
  }
  const reader = format.open(dialect.cells);
  return {
    accept: (fields, line) => reader.accept(fields, line),
    finish() {
      const wells = reader.finish();
      if ("code" in wells) {
        problems.add(faultProblem(file, wells));
        return null;
      }
      const taken = wells.filter(({ sample, kind }) => takes(sample, kind));
      noteLeftOut(file, wells, takes, problems);
      if (taken.length === 0) {
        const hint = "name the wells you want in --sample-sheet FILE, whatever their kind";
        const message = wells.length === 0 ? "the export holds no wells" : "the export holds no samples";
        problems.add(faultProblem(file, { code: "no-wells", message, hint }));
        return null;
      }
      const cells = averageWells(taken, dialect.cells, (analyte) => limits.of(analyte));
      sayAboutCells(file, cells, problems);
      return cells;
    },
  };
}

function noteLeftOut(file: string, wells: readonly Well[], takes: ExportContext["takes"], problems: Problems): void {
  const left = wells.filter(({ sample, kind }) => kind !== "sample" && !takes(sample, kind));
  if (left.length === 0) return;
  const counts = KINDS.flatMap((kind) => {
    const names = new Set(left.filter((well) => well.kind === kind).map(({ sample, line }) => `${line} ${sample}`));
    return names.size === 0 ? [] : [`${names.size} ${kind}`];
  });
  problems.add({
    code: "wells-left-out",
    severity: "note",
    message: `wells left out: ${counts.join(", ")}`,
    place: { file },
    hint: "a sample sheet that names one of them takes it all the same",
  });
}
