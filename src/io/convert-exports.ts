import { chosenNames } from "./chosen-names.js";
import { isoDate } from "./dates.js";
import type { AveragedCell } from "./exports/average-wells.js";
import { exportFormatOf } from "./exports/formats.js";
import { type ExportContext, type OpenExport, openExport } from "./exports/read-export.js";
import { NO_DAY } from "./file-table.js";
import { NO_LIMITS } from "./limits.js";
import type { SideFiles } from "./load-study.js";
import { collectProblems, type Problems } from "./problems.js";
import { readLimitsFile } from "./read-limits-file.js";
import type { ReadOptions, ReadResult } from "./read-result.js";
import { readSampleSheet } from "./read-sample-sheet.js";
import { faultProblem, type Input, type LocatedRecord, type RecordSource, readRecords } from "./records.js";
import type { SampleSheet } from "./sample-sheet.js";
import { unplacedOf } from "./unplaced-samples.js";
import { whereConditions } from "./where.js";

/** A cell of an export with its file and, where a sample sheet places it, its patient and time. */
export interface ConvertedCell extends AveragedCell {
  readonly file: string;
  readonly patient: string | null;
  /** ISO dates, or null. */
  readonly date: string | null;
  readonly transplantDate: string | null;
  readonly day: number | null;
}

export interface Converted extends Pick<ReadResult, "diagnostics" | "omitted"> {
  /** Null when any diagnostic is an error. */
  readonly cells: readonly ConvertedCell[] | null;
  readonly instruments: readonly string[];
}

/**
 * Reads instruments' exports into one cell a sample and analyte. `everything` also takes standards, controls and blanks.
 * Samples that a sheet does not name are left out, with a warning; without a sheet none is placed.
 */
export async function convertExports(
  inputs: readonly Input[],
  options: ReadOptions,
  beside: SideFiles,
  everything: boolean,
): Promise<Converted> {
  const problems = collectProblems();
  const names = [...inputs, ...Object.values(beside)].map(({ name }) => name);
  const shared = { options, chosen: chosenNames(options), conditions: whereConditions(options.where), problems };
  const limits = beside.limits === undefined ? NO_LIMITS : (await readLimitsFile(beside.limits, shared)).limits;
  const sheet = beside.sampleSheet === undefined ? null : await readSampleSheet(beside.sampleSheet, shared);
  const takes: ExportContext["takes"] = (sample, kind) =>
    everything || kind === "sample" || (sheet !== null && sheet.rowOf(sample) !== -1);
  const cells: ConvertedCell[] = [];
  const instruments: string[] = [];
  for (const input of inputs) {
    const read = await readExportFile(input, { options, limits, problems, takes });
    if (read === null) continue;
    instruments.push(read.instrument);
    const placeOf = placesOf(input.name, read.cells, sheet, problems);
    for (const cell of read.cells) {
      const place = placeOf(cell.sample);
      if (place !== null) cells.push({ ...cell, file: input.name, ...place });
    }
  }
  const { found, omitted } = problems;
  return { cells: found.error > 0 ? null : cells, instruments, diagnostics: problems.list(names), omitted };
}

async function readExportFile(
  input: Input,
  context: ExportContext,
): Promise<{ readonly instrument: string; readonly cells: readonly AveragedCell[] } | null> {
  const { options, problems } = context;
  const start: LocatedRecord[] = [];
  let source: RecordSource = { delimiter: null, notation: null };
  const open = (): Opened => {
    const format = exportFormatOf(start.map(({ fields }) => fields));
    const reader = format === null ? null : openExport(format, input.name, source, start, context);
    for (const { fields, line } of start) reader?.accept(fields, line);
    return { instrument: format?.instrument ?? null, reader };
  };
  let opened = null as Opened | null;
  const { fault } = await readRecords(input, options, (first) => exportFormatOf(first) !== null, {
    begin: (found) => {
      source = found;
    },
    accept: (fields, line) => {
      if (opened !== null) opened.reader?.accept(fields, line);
      else if (start.push({ fields, line }) > LOOK_AHEAD) opened = open();
      return opened === null || opened.reader !== null;
    },
  });
  const { instrument, reader } = opened ?? open();
  if (fault !== null || instrument === null) {
    problems.add(faultProblem(input.name, fault ?? NOT_AN_EXPORT));
    return null;
  }
  const cells = reader?.finish() ?? null;
  return cells === null ? null : { instrument, cells };
}

/** How many records are looked at before it is decided whose export a file is. */
const LOOK_AHEAD = 500;

interface Opened {
  /** Null where the file is none. */
  readonly instrument: string | null;
  /** Null where it cannot be read; the problems say why. */
  readonly reader: OpenExport | null;
}

const NOT_AN_EXPORT = {
  code: "not-an-export",
  message:
    "the file is no instrument's export that is known: xPONENT, Bio-Plex Manager, MSD Discovery Workbench, Olink NPX",
  hint: "a table of samples needs no conversion: give it to analyze or inspect",
} as const;

type Place = Pick<ConvertedCell, "patient" | "date" | "transplantDate" | "day">;
const NOWHERE: Place = { patient: null, date: null, transplantDate: null, day: null };

/** Where the sheet places each sample; null for those it leaves out. */
function placesOf(
  file: string,
  cells: readonly AveragedCell[],
  sheet: SampleSheet | null,
  problems: Problems,
): (sample: string) => Place | null {
  if (sheet === null) return () => NOWHERE;
  unplacedOf(file, cells, sheet, problems);
  const { rows, transplants } = sheet.table;
  const transplantOf = new Map(transplants.map(({ patient, date }) => [patient, isoDate(date)]));
  return (sample) => {
    const row = sheet.rowOf(sample);
    if (row === null || row < 0) return null;
    const patient = rows.patients[rows.patient.at(row)];
    const [date, day] = [rows.date?.at(row) ?? NO_DAY, rows.day?.at(row) ?? NO_DAY];
    return {
      patient,
      date: date === NO_DAY ? null : isoDate(date),
      transplantDate: transplantOf.get(patient) ?? null,
      day: day === NO_DAY ? null : day,
    };
  };
}
