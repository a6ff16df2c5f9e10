import { scoreNamed } from "../study/score-catalogue.js";
import { columnReadings } from "./column-readings.js";
import { type Roles, recogniseRoles } from "./column-roles.js";
import { type Dialect, decimalOf } from "./dialect.js";
import type { FileTable } from "./file-table.js";
import type { Header, HeaderField } from "./header.js";
import { type Layout, recogniseLayout } from "./layout.js";
import { longReader } from "./read-long.js";
import type { ColumnReading } from "./read-result.js";
import { wideReader } from "./read-wide.js";
import type { Reading } from "./reading.js";
import { type RecordKeys, readRecordKeys, timeColumn } from "./record-keys.js";
import { checkRecordShape } from "./record-shape.js";
import { sampleColumn, sheetKeys } from "./sample-sheet.js";
import type { TableReader } from "./table-reader.js";
import { warnUnplaced } from "./unplaced-samples.js";
import { wideColumns } from "./wide-columns.js";

/** A file whose columns are understood: it takes records, and becomes a table at the end. */
export interface OpenTable {
  accept(fields: readonly string[], line: number): void;
  finish(file: FileFacts): FileTable | null;
}

/** What is known of a file once all of it has been read. */
interface FileFacts {
  readonly sha256: string | null;
  readonly delimiter: string | null;
  readonly lines: number;
}

/** Decides roles and layout from the header and the first records; null, with a problem noted, where they stay unclear. */
export function openTable(
  header: Header,
  records: readonly string[][],
  dialect: Dialect,
  { options, chosen, conditions, limits, sheet, problems }: Reading,
): OpenTable | null {
  const { file } = header;
  const roles = recogniseRoles(header, options, chosen);
  const sample = sheet === null || roles.of.has("patient") ? undefined : sampleColumn(header);
  const layout = recogniseLayout(header, roles, options, records, dialect, sample !== undefined);
  if (layout.layout === "unclear") {
    const { code, message, hint } = layout;
    problems.add({ code, severity: "error", message, place: { file, line: header.line }, hint });
    return null;
  }
  const time = timeColumn(roles);
  const bySheet = sheet === null || sample === undefined ? null : sheetKeys(sheet, sample.position - 1);
  const keys = bySheet ?? readRecordKeys(file, roles, time, dialect, problems);
  const { reader, ignored } = readerOf(layout, header, roles, keys, dialect, { chosen, limits, problems });
  const filter = conditions.filterOf(header);
  const shape = checkRecordShape(header, problems);
  let recordCount = 0;
  return {
    accept(fields, line) {
      recordCount++;
      if (shape.fits(fields, line) && filter.keeps(fields)) reader.accept(fields, line);
    },
    finish({ sha256, delimiter, lines }) {
      const { columns, variables, cells } = reader.finish();
      if (sheet !== null && bySheet !== null) warnUnplaced(file, bySheet.unplaced, sheet, problems);
      const named = sample === undefined ? [] : [sampleReading(sample)];
      const kind =
        cells !== null && variables.length === 0 && roles.of.has("transplantDate") ? "patients" : layout.layout;
      const empty = kind === "wide" && variables.length === 0;
      if (empty)
        problems.add({
          code: "no-measurements",
          severity: "error",
          message: "no column holds an analyte or a score",
          place: { file, line: header.line },
          hint: "name one with --analyte or --score",
        });
      return {
        reading: {
          name: file,
          sha256,
          layout: kind,
          delimiter,
          ...decimalOf(delimiter, dialect),
          records: recordCount,
          columns: columnReadings(header, layout, roles, time, ignored, [...columns, ...named]),
        },
        lines,
        rows: keys.rows,
        variables,
        cells: kind === "patients" ? null : cells,
        transplants: keys.transplants(),
        conditions: filter.conditions,
      };
    },
  };
}

function sampleReading({ text, position }: HeaderField): ColumnReading {
  return { name: text, position, role: "sample", reason: "placed by the sample sheet" };
}

function readerOf(
  layout: Exclude<Layout, { readonly layout: "unclear" }>,
  header: Header,
  roles: Roles,
  keys: RecordKeys,
  { cells }: Dialect,
  { chosen, limits, problems }: Pick<Reading, "chosen" | "limits" | "problems">,
): { readonly reader: TableReader; readonly ignored: Roles["ignored"] } {
  const { file, line } = header;
  const warnLeftOut = ({ text, position }: HeaderField, role: string, reason: string, hint: string) =>
    problems.add({
      code: "measurements-left-out",
      severity: "warning",
      message: `column "${text}" (${role}) is left out: ${reason}`,
      place: { file, line, column: position },
      hint,
    });
  if (layout.layout === "long") {
    const field = (role: "unit" | "limit" | "upperLimit") => roles.of.get(role)?.field ?? null;
    const { analyteName, value } = layout;
    const columns = {
      analyteName,
      value: value.field,
      unit: field("unit"),
      limit: field("limit"),
      upperLimit: field("upperLimit"),
    };
    for (const score of roles.open.filter(({ name }) => scoreNamed(name) !== undefined))
      warnLeftOut(score, "score", "a long file's values are in one column", "give the scores in a table of their own");
    return { reader: longReader(file, columns, chosen, keys, cells, limits, problems), ignored: roles.ignored };
  }
  const { columns, ignored } = wideColumns(roles, chosen);
  if (layout.layout === "wide")
    return { reader: wideReader(file, columns, keys, line, cells, limits, problems), ignored };
  for (const { field, variable } of columns.filter(({ sure }) => sure))
    warnLeftOut(
      field,
      variable.role,
      "the file does not say when it was measured",
      "add a sample date or a day column",
    );
  const reader: TableReader = {
    accept: (fields, at) => keys.read(fields, at),
    finish: () => ({ columns: [], variables: [], cells: null }),
  };
  return { reader, ignored };
}
