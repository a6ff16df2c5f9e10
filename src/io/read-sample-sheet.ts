import { Mark } from "../study/measurement.js";
import { cellError } from "./cell-problems.js";
import type { ChosenNames } from "./chosen-names.js";
import { collectRecords } from "./collect-records.js";
import { columnReadings } from "./column-readings.js";
import { type RoleFound, type Roles, recogniseRoles } from "./column-roles.js";
import { decimalOf, dialectOf } from "./dialect.js";
import type { Cells, Rows } from "./file-table.js";
import { duplicateColumns, type HeaderField, readHeader } from "./header.js";
import { NO_LIMITS } from "./limits.js";
import { wideReader } from "./read-wide.js";
import type { Reading } from "./reading.js";
import { readRecordKeys, timeColumn } from "./record-keys.js";
import { checkRecordShape } from "./record-shape.js";
import { type FileFault, faultProblem, type Input } from "./records.js";
import { type SampleSheet, sampleColumn } from "./sample-sheet.js";
import { textCell } from "./text-cell.js";
import { wideColumns } from "./wide-columns.js";

/**
 * Reads the sheet: sample, patient, and a date or day; with dates, also the transplant's; and scores, which belong to the
 * visit. Null, with problems noted, where it is none.
 */
export async function readSampleSheet(
  input: Input,
  reading: Omit<Reading, "limits" | "sheet">,
): Promise<SampleSheet | null> {
  const file = input.name;
  const { options, chosen, conditions, problems } = reading;
  const found = await collectRecords(input, options, problems);
  if (found === null) return null;
  const header = readHeader(file, found.records[0].fields, found.records[0].line);
  const records = found.records.slice(1);
  const duplicates = duplicateColumns(header);
  for (const problem of duplicates) problems.add(problem);
  const roles = recogniseRoles(header, options, chosen);
  const time = timeColumn(roles);
  const sample = sampleColumn(header);
  const dialect = dialectOf(options, found.source, records);
  if ("code" in dialect) {
    problems.add(faultProblem(file, dialect));
    return null;
  }
  const lacking = lackingColumn(sample, roles.of, time !== null);
  if (lacking !== null) {
    problems.add(faultProblem(file, { ...lacking, line: header.line }));
    return null;
  }
  if (sample === undefined || duplicates.length > 0) return null;

  const keys = readRecordKeys(file, roles, time, dialect, problems);
  const filter = conditions.filterOf(header);
  const shape = checkRecordShape(header, problems);
  const { columns, ignored } = scoreColumns(roles, chosen);
  const reader = wideReader(file, columns, keys, header.line, dialect.cells, NO_LIMITS, problems);
  const rowOf = new Map<string, number | null>();
  for (const { fields, line } of records) {
    if (!shape.fits(fields, line)) continue;
    const name = textCell(fields[sample.position - 1]);
    const cell = { file, line, field: sample, text: name };
    if (name === "") problems.add(cellError(cell, "no-sample-name", "names no sample", "give every row its sample"));
    else if (rowOf.has(name))
      problems.add(cellError(cell, "duplicate-sample-name", "is named before", "give each sample one row"));
    else if (!filter.keeps(fields)) rowOf.set(name, null);
    else if (reader.accept(fields, line)) rowOf.set(name, keys.rows.patient.length - 1);
  }
  const { columns: read, variables, cells } = reader.finish();
  if (cells !== null) giveOnce(cells, keys.rows);
  const named = { name: sample.text, position: sample.position, role: "sample", reason: "names the samples" } as const;
  return {
    header,
    samples: [...rowOf.keys()],
    rowOf: (name) => (rowOf.has(name) ? (rowOf.get(name) ?? null) : -1),
    table: {
      reading: {
        name: file,
        sha256: found.sha256,
        layout: "samples",
        delimiter: found.source.delimiter,
        ...decimalOf(found.source.delimiter, dialect),
        records: records.length,
        columns: columnReadings(header, { layout: "samples" }, roles, time, ignored, [named, ...read]),
      },
      lines: found.lines,
      rows: keys.rows,
      variables,
      cells: variables.length === 0 ? null : cells,
      transplants: keys.transplants(),
      conditions: filter.conditions,
    },
  };
}

/** Columns of scores, by the catalogue or by `--score`; a sheet has no other measurements. */
function scoreColumns(roles: Roles, chosen: ChosenNames): ReturnType<typeof wideColumns> {
  const { columns, ignored } = wideColumns(roles, chosen);
  return { columns: columns.filter(({ variable }) => variable.role === "score"), ignored };
}

/** Two tubes of one visit repeat its scores: what is equal is given once; what differs is for the join to report. */
function giveOnce(cells: Cells, { patient, date, day }: Rows): void {
  if (cells.kind !== "wide") return;
  const { width, values, marks } = cells;
  const first = new Map<string, number>();
  for (let row = 0; row < patient.length; row++) {
    const visit = `${patient.at(row)} ${date?.at(row)} ${day?.at(row)}`;
    const known = first.get(visit);
    if (known === undefined) first.set(visit, row);
    else
      for (let i = 0; i < width; i++) {
        const [one, other] = [known * width + i, row * width + i];
        if (values.at(one) !== values.at(other) || marks.at(one) !== marks.at(other)) continue;
        values.set(other, Number.NaN);
        marks.set(other, Mark.missing);
      }
  }
}

function lackingColumn(
  sample: HeaderField | undefined,
  roles: ReadonlyMap<string, RoleFound>,
  hasTime: boolean,
): FileFault | null {
  if (sample === undefined)
    return {
      code: "no-sample-column",
      message: "no column of the sample sheet names the samples",
      hint: "call it sample",
    };
  if (!roles.has("patient"))
    return { code: "no-patient-column", message: "no column names the patient", hint: "name it with --patient" };
  if (!hasTime && !roles.has("date"))
    return {
      code: "no-time-column",
      message: "no column says when a sample was taken",
      hint: "name it with --date, --day, --week or --month",
    };
  return null;
}
