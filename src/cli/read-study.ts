import type { FileReading, ReadResult } from "../io/read-result.js";
import type { Study } from "../study/study.js";
import type { Call } from "./command.js";
import { ExitCode, Stop } from "./exit-code.js";
import { inputsOf, sideFilesOf } from "./inputs.js";
import { showDiagnostics } from "./output/diagnostics.js";
import { type Given, readOptionsOf } from "./settings/from-flags.js";

/** Reads the files of a call, without judging them. */
export async function readFiles(call: Call, given: Given): Promise<ReadResult> {
  const inputs = inputsOf(call.args);
  const { loadStudy } = await import("../io/load-study.js");
  return loadStudy(inputs, readOptionsOf(given), sideFilesOf(given));
}

/** Reads the files of a call into a study, says what there is to say about them, and stops where they hold errors. */
export async function readStudyOrStop(
  call: Call,
  given: Given,
): Promise<{ study: Study; files: readonly FileReading[] }> {
  const reading = await readFiles(call, given);
  showDiagnostics(reading, call.terminal, call);
  const { study, files } = reading;
  if (study === null)
    throw new Stop(ExitCode.input, "the input cannot be used as it is; nothing was computed or written");
  if (call.verbose) for (const file of files) call.terminal.note(readingText(file));
  return { study, files };
}

function readingText({ name, layout, kept, records, columns }: FileReading): string {
  const roles = columns
    .filter(({ role }) => role !== "analyte" && role !== "ignored")
    .map(({ name, role }) => `${role} = ${name}`);
  return `${name}: ${layout}, ${kept} of ${records} rows; ${roles.join(", ")}`;
}
