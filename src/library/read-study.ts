import { completeReadOptions } from "../io/complete-read-options.js";
import { type DigestedFile, digestedFiles } from "../io/digested-files.js";
import { loadStudy } from "../io/load-study.js";
import type { ReadOptions } from "../io/read-result.js";
import { byCodePoint } from "../study/code-point.js";
import type { Diagnostic } from "../study/diagnostic.js";
import type { Study } from "../study/study.js";
import { inputOf } from "./open-source.js";
import type { Source } from "./source.js";
import { StudyError } from "./study-error.js";

/** How the files are read; whatever is left out is recognised from the files. */
export interface ReadStudyOptions extends Partial<ReadOptions> {
  /** A table of limits of detection: analyte, lod (and uloq). */
  readonly limits?: Source;
  /** Which patient and day each sample of an instrument's export is: sample, patient_id, and a date or day. */
  readonly sampleSheet?: Source;
}

export interface StudyRead {
  readonly study: Study;
  /** What was understood of each file: its layout, each column's role and why, rows read and kept. */
  readonly files: readonly DigestedFile[];
  /** Warnings, then notes: what a reader of the results should know. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads tables of measurements, wide or long, instruments' exports, scores and transplant dates, and joins them by
 * patient and day, whatever their order. Days are relative to each patient's transplant; values below a limit stay so.
 *
 * @param sources one file or several; see `Source`.
 * @throws StudyError where the files hold errors, with all of them.
 * @throws RangeError for an option that there is none of.
 * @throws the system's own error where a file cannot be opened.
 * @example
 * const { study, diagnostics } = await readStudy(["panel.csv", "scores.csv", "patients.csv"]);
 */
export async function readStudy(
  sources: Source | readonly Source[],
  { limits, sampleSheet, ...options }: ReadStudyOptions = {},
): Promise<StudyRead> {
  const inputs = isList(sources) ? sources.map(inputOf) : [inputOf(sources)];
  const { study, files, diagnostics, omitted } = await loadStudy(
    inputs.sort((a, b) => byCodePoint(a.name, b.name)),
    completeReadOptions(options),
    {
      ...(limits === undefined ? {} : { limits: inputOf(limits) }),
      ...(sampleSheet === undefined ? {} : { sampleSheet: inputOf(sampleSheet) }),
    },
  );
  if (study === null) throw new StudyError(diagnostics, omitted.error);
  return { study, files: digestedFiles(files), diagnostics };
}

function isList(sources: Source | readonly Source[]): sources is readonly Source[] {
  return Array.isArray(sources);
}
