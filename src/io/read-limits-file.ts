import { cellError } from "./cell-problems.js";
import { collectRecords } from "./collect-records.js";
import { recogniseRoles } from "./column-roles.js";
import { type Dialect, decimalOf, dialectOf } from "./dialect.js";
import { duplicateColumns, type Header, type HeaderField, readHeader } from "./header.js";
import { type Limit, type Limits, limitLabel, limitsOf, NO_LIMITS } from "./limits.js";
import type { ColumnReading, FileReading } from "./read-result.js";
import type { Reading } from "./reading.js";
import { faultProblem, type Input, type LocatedRecord } from "./records.js";
import { textCell } from "./text-cell.js";
import { asUnit, nameAndUnit } from "./unit.js";

/**
 * Reads a table of limits: a row an analyte (`analyte, lod[, uloq][, unit]`), or a column an analyte with rows named LOD or
 * ULOQ, one row without a name being lower limits. Problems are noted; what could be read is in `limits`.
 */
export async function readLimitsFile(
  input: Input,
  reading: Omit<Reading, "limits" | "sheet">,
): Promise<{ readonly limits: Limits; readonly file: FileReading | null }> {
  const file = input.name;
  const { options, chosen, problems } = reading;
  const found = await collectRecords(input, options, problems);
  if (found === null) return { limits: NO_LIMITS, file: null };
  const header = readHeader(file, found.records[0].fields, found.records[0].line);
  const records = found.records.slice(1);
  for (const problem of duplicateColumns(header)) problems.add(problem);
  const dialect = dialectOf(options, found.source, records);
  if ("code" in dialect) {
    problems.add(faultProblem(file, dialect));
    return { limits: NO_LIMITS, file: null };
  }
  const { of: roles } = recogniseRoles(header, { ...options, roles: {} }, chosen);
  const name =
    roles.get("analyteName")?.field ?? (roles.has("limit") || roles.has("upperLimit") ? header.fields[0] : null);
  const lower = roles.get("limit")?.field ?? roles.get("value")?.field ?? null;
  const upper = roles.get("upperLimit")?.field ?? null;
  const columns: Columns = { name, lower, upper, unit: roles.get("unit")?.field ?? null };
  const entries =
    name === null ? fromRows(header, records, dialect) : fromList(columns, records, dialect, file, reading);
  if (entries.length === 0)
    problems.add({
      code: "no-limits",
      severity: "error",
      message: "the file gives no limit",
      place: { file, line: header.line },
      hint: "give a column of analytes and a column lod (and, for upper limits, uloq)",
    });
  const { sha256, source } = found;
  const counts = { records: records.length, kept: entries.length };
  const columnsRead = header.fields.map((field) => columnReading(field, columns));
  const fileReading = {
    name: file,
    sha256,
    layout: "limits",
    delimiter: source.delimiter,
    ...decimalOf(source.delimiter, dialect),
    ...counts,
    columns: columnsRead,
  } as const;
  return { limits: limitsOf(entries), file: fileReading };
}

interface Columns {
  readonly name: HeaderField | null;
  readonly lower: HeaderField | null;
  readonly upper: HeaderField | null;
  readonly unit: HeaderField | null;
}

type Entry = readonly [name: string, limit: Limit];

function fromList(
  { name, lower, upper, unit }: Columns,
  records: readonly LocatedRecord[],
  { cells }: Dialect,
  file: string,
  { problems }: Omit<Reading, "limits" | "sheet">,
): Entry[] {
  return records.flatMap(({ fields, line }) => {
    const text = (field: HeaderField | null) => (field === null ? "" : (fields[field.position - 1] ?? ""));
    const limit = (field: HeaderField | null): number | null => {
      if (field === null || cells.isMissing(text(field))) return null;
      const value = cells.number(text(field));
      if (value === null)
        problems.add(
          cellError(
            { file, line, field, text: text(field) },
            "not-a-number",
            "is not a number",
            "write the limit as a number",
          ),
        );
      return value;
    };
    const { name: analyte, unit: ownUnit } = nameAndUnit(textCell(text(name)));
    if (analyte === "") return [];
    const given = cells.isMissing(text(unit)) ? null : textCell(text(unit));
    const both = {
      lower: limit(lower),
      upper: limit(upper),
      unit: given ?? ownUnit ?? lower?.unit ?? asUnit(lower?.text ?? ""),
    };
    return both.lower === null && both.upper === null ? [] : [[analyte, both] as const];
  });
}

function fromRows({ fields: header }: Header, records: readonly LocatedRecord[], { cells }: Dialect): Entry[] {
  const found = new Map<string, { lower: number | null; upper: number | null; unit: string | null }>();
  for (const { fields } of records) {
    const label = fields.find((field) => field.trim() !== "" && cells.number(field) === null) ?? "";
    const side = limitLabel(label) ?? (records.length === 1 ? "lower" : null);
    if (side === null) continue;
    for (const { name, unit, position } of header) {
      const limit = name === "" ? null : cells.number(fields[position - 1] ?? "");
      if (limit === null) continue;
      const entry = found.get(name) ?? { lower: null, upper: null, unit };
      entry[side] ??= limit;
      found.set(name, entry);
    }
  }
  return [...found];
}

function columnReading(field: HeaderField, { name, lower, upper, unit }: Columns): ColumnReading {
  const { text, position } = field;
  const role =
    field === name
      ? "analyteName"
      : field === lower
        ? "limit"
        : field === upper
          ? "upperLimit"
          : field === unit
            ? "unit"
            : null;
  if (role !== null) return { name: text, position, role, reason: "the limits file" };
  const isLimit = name === null;
  return {
    name: text,
    position,
    role: isLimit ? "limit" : "ignored",
    reason: isLimit ? "a column an analyte" : "no part of a limit",
  };
}
