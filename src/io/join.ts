import { makeStudy, placeOfLine, type SourceFile, type Study } from "../study/study.js";
import { checkSamples } from "./check-samples.js";
import { reportDuplicates } from "./duplicates.js";
import { type FileTable, NO_DAY } from "./file-table.js";
import { joinColumns } from "./join-columns.js";
import { joinSamples } from "./join-samples.js";
import { joinVariables } from "./join-variables.js";
import { keptPatients } from "./kept-patients.js";
import { NO_TRANSPLANT, type Placed, placeRecords } from "./place-records.js";
import type { Problems } from "./problems.js";
import type { FileReading, ReadOptions } from "./read-result.js";
import type { Reading } from "./reading.js";
import { transplantDays } from "./transplants.js";

export interface Joined {
  readonly files: readonly FileReading[];
  /** Null where any problem is an error. */
  readonly study: Study | null;
}

/** Joins the tables of all files by patient and day into one study; their order does not matter but to places. */
export function joinTables(tables: readonly FileTable[], { options, conditions, problems }: Reading): Joined {
  const sources = sourceFiles(tables);
  const transplants = transplantDays(tables, problems);
  const keptOf = keptPatients(tables, conditions);
  const placed = tables.map((table, i) =>
    placeRecords(table, sources[i].firstLine, keptOf(table), transplants, problems),
  );
  const files = placed.map(({ table, kept }) => ({ ...table.reading, kept }));
  requireSamples(placed, transplants.size, sources, options.where, problems);

  const { variables, indices } = joinVariables(tables, problems);
  const { patients, samples, rows } = joinSamples(placed);
  const duplicates = reportDuplicates(sources, problems);
  const columns = joinColumns(placed, rows, indices, variables.length, samples, (variable, sample, first, second) =>
    duplicates.add(variables[variable].id, patients[samples.patient[sample]], samples.day[sample], first, second),
  );
  duplicates.finish();
  if (problems.found.error > 0) return { files, study: null };
  const unplaced = placed.flatMap((file) => file.unplaced);
  const study = makeStudy({ files: sources, patients, samples, variables, columns, unplaced });
  checkSamples(study, tables, problems);
  return { files, study };
}

function sourceFiles(tables: readonly FileTable[]): SourceFile[] {
  let firstLine = 0;
  return tables.map(({ reading, lines }) => {
    const source = { name: reading.name, firstLine };
    firstLine += lines;
    return source;
  });
}

function requireSamples(
  placed: readonly Placed[],
  transplantCount: number,
  sources: readonly SourceFile[],
  where: ReadOptions["where"],
  problems: Problems,
): void {
  const undated = placed.flatMap(({ unplaced }) => unplaced).find(({ reason }) => reason === NO_TRANSPLANT);
  if (transplantCount === 0 && undated !== undefined)
    problems.add({
      code: "no-transplant-date",
      severity: "error",
      message: "no patient has a transplant date",
      place: placeOfLine(sources, undated.line),
      hint: "add a transplant_date column or a patients table, or name the column with --transplant-date; or give days relative to transplant",
    });
  else if (placed.every(({ table }) => table.cells === null))
    problems.add({
      code: "no-measurements",
      severity: "error",
      message: "no file holds an analyte or a score",
      hint: "give the table of measurements as well",
    });
  else if (problems.found.error > 0) return;
  else if (where.length > 0 && placed.every(({ table, kept }) => table.cells === null || kept === 0))
    problems.add({
      code: "where-keeps-nothing",
      severity: "error",
      message: `--where: no measurement meets ${where.map(({ column, values }) => `${column}=${values.join(",")}`).join(" and ")} together`,
      hint: "conditions hold together; several values of one column are one condition: --where COLUMN=A,B",
    });
  else if (placed.every(({ days }) => days.every((day) => day === NO_DAY)))
    problems.add({
      code: "no-sample",
      severity: "error",
      message: "no record could be placed on a day relative to transplant",
      hint: "give sample dates with transplant dates, or days relative to transplant",
    });
}
