import { OWN_DIALECT } from "./dialect.js";
import type { AveragedCell } from "./exports/average-wells.js";
import { type OpenExport, openExport } from "./exports/read-export.js";
import type { ExportFormat } from "./exports/well.js";
import { type Header, readHeader } from "./header.js";
import type { OpenTable } from "./open-table.js";
import type { Problems } from "./problems.js";
import { longReader } from "./read-long.js";
import type { Reading } from "./reading.js";
import type { LocatedRecord, RecordSource } from "./records.js";
import { sheetKeys } from "./sample-sheet.js";
import { unplacedWithoutSheet, warnUnplaced } from "./unplaced-samples.js";

const FIELDS = ["sample", "analyte", "value", "unit", "lod"];

/** The header an export's averaged cells have as a long table. */
export function exportHeader(file: string): Header {
  return readHeader(file, FIELDS, 1);
}

/** An export as a long table, its samples placed by the sample sheet. Its records go through the same reader as any long file. */
export function openExportTable(
  format: ExportFormat,
  file: string,
  source: RecordSource,
  start: readonly LocatedRecord[],
  reading: Reading,
): OpenTable | null {
  const { options, limits, sheet, chosen } = reading;
  const problems = withoutColumns(reading.problems);
  const takes = (sample: string, kind: string) => kind === "sample" || (sheet !== null && sheet.rowOf(sample) !== -1);
  const open: OpenExport | null = openExport(format, file, source, start, { options, limits, problems, takes });
  if (open === null) return null;
  return {
    accept: open.accept,
    finish({ sha256, delimiter, lines }) {
      const cells = open.finish();
      if (cells === null) return null;
      if (sheet === null) {
        problems.add(
          unplacedWithoutSheet(
            file,
            cells.map(({ sample }) => sample),
          ),
        );
        return null;
      }
      const header = exportHeader(file);
      const [, analyteName, value, unit, limit] = header.fields;
      const keys = sheetKeys(sheet, 0);
      const columns = { analyteName, value, unit, limit, upperLimit: null };
      const reader = longReader(file, columns, chosen, keys, OWN_DIALECT.cells, limits, problems);
      for (const cell of cells) reader.accept(recordOf(file, cell, problems), cell.line);
      warnUnplaced(file, keys.unplaced, sheet, problems);
      const { variables, cells: read } = reader.finish();
      const roles = ["sample", "analyteName", "value", "unit", "limit"] as const;
      return {
        reading: {
          name: file,
          sha256,
          layout: "long",
          delimiter,
          instrument: format.instrument,
          records: cells.length,
          columns: header.fields.map(({ text, position }, i) => ({
            name: text,
            position,
            role: roles[i],
            reason: `from the export of ${format.instrument}`,
          })),
        },
        lines,
        rows: keys.rows,
        variables,
        cells: read,
        transplants: [],
        conditions: new Set(),
      };
    },
  };
}

/** A cell as a record. One beyond a limit that the export does not give and no limits file gave is an error. */
function recordOf(file: string, cell: AveragedCell, problems: Problems): string[] {
  const { sample, analyte, unit, lod, line, fault } = cell;
  const beyond = cell.value.startsWith("OOR") && fault === null;
  if (beyond)
    problems.add({
      code: "no-limit",
      severity: "error",
      message: `"${analyte}", sample "${sample}": "${cell.value}" gives no limit`,
      place: { file, line },
      hint: "give the limits with --lod FILE (analyte, lod, uloq)",
    });
  return [sample, analyte, beyond || fault !== null ? "NA" : cell.value, unit ?? "", lod === null ? "" : String(lod)];
}

/** The columns of the long table are none of the export: a place in it is a line. */
function withoutColumns(problems: Problems): Problems {
  return {
    ...problems,
    found: problems.found,
    omitted: problems.omitted,
    add: ({ place, ...diagnostic }) => {
      const { column: _, ...line } = place ?? { file: "" };
      problems.add(place === undefined ? diagnostic : { ...diagnostic, place: line });
    },
  };
}
