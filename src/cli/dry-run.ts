import { countsOf, dayNoun } from "../report/counts.js";
import { groupPrefix } from "../report/group-prefix.js";
import { countText } from "../report/number-text.js";
import { plural } from "../report/plural.js";
import { left, right } from "../report/table/brief-columns.js";
import { type RenderOptions, renderTable } from "../report/table/render-table.js";
import type { Table } from "../report/table/table.js";
import { adjustmentSentence } from "../report/terminal/methods-in-short.js";
import { paragraph } from "../report/terminal/section.js";
import { visible } from "../study/visible.js";
import type { Call } from "./command.js";
import type { Run } from "./compute.js";
import { ExitCode } from "./exit-code.js";
import { type Family, familiesOf } from "./families.js";
import { type FileStatus, refuseForeign } from "./output/file-status.js";
import { planFolder } from "./output/folder.js";
import type { PictureFormat } from "./output/picture.js";
import { folderContents } from "./output/result-files.js";
import { styleOf } from "./output/style.js";

/** What a run would write, without having written it. */
interface DryRun {
  readonly run: Run;
  readonly families: readonly Family[];
  /** Null without `--out`. */
  readonly folder: string | null;
  readonly files: readonly FileStatus[];
}

/** Says what a run computes and would write, and ends as it would. */
export async function dryRun(
  call: Call,
  run: Run,
  folder: string | null,
  pictures: readonly PictureFormat[],
): Promise<ExitCode> {
  const files = folder === null ? [] : await planFolder(await folderContents(folder, run, pictures, call));
  const dry = { run, families: run.results.flatMap(familiesOf), folder, files };
  const options = { width: call.terminal.width, style: styleOf(call) };
  // Not into the file of -o, which is among what is not written.
  await call.terminal.out(call.json ? [`${JSON.stringify(dryRunJson(dry), null, 2)}\n`] : dryRunText(dry, options));
  if (folder !== null && call.options.force !== true) refuseForeign(folder, files);
  return ExitCode.done;
}

function dryRunJson({ run: { results }, families, folder, files }: DryRun): object {
  const groups = results.map((result) => {
    const { patients, samples, analytes, scores } = countsOf(result);
    return { group: result.group, patients, samples, analytes, scores };
  });
  return { dryRun: true, groups, families, folder, files };
}

function* dryRunText({ run: { results }, families, folder, files }: DryRun, options: RenderOptions): Iterable<string> {
  const { width, style } = options;
  yield `${style.bold("Dry run: nothing is written")}\n`;
  for (const result of results) {
    const { patients, samples, analytes, scores } = countsOf(result);
    const counts = [plural(patients, "patient"), plural(samples, dayNoun(result)), plural(analytes, "analyte")];
    yield* paragraph(`${groupPrefix(result)}${[...counts, plural(scores, "score")].join(", ")}`, width);
  }
  yield `\n${style.bold("Computed")}\n`;
  yield* renderTable(familiesTable(families), "table", options);
  for (const sentence of adjustmentSentence(results)) yield* paragraph(sentence, width);
  if (folder === null) return;
  yield `\n${style.bold(`Files of ${visible(folder)}`)}\n`;
  yield* renderTable(filesTable(files), "table", options);
}

function familiesTable(families: readonly Family[]): Table<Family> {
  const grouped = families.some(({ group }) => group !== null);
  return {
    name: "families",
    columns: [],
    brief: [
      ...(grouped ? [left<Family>("group", 0, ({ group }) => group ?? "")] : []),
      // The sentence under the table says of what.
      left("family", 0, ({ family }) => family.replace(/^pairs of .*/u, "pairs")),
      left("windows", 1, ({ windows }) => windows ?? ""),
      left("test", 0, ({ test }) => test),
      right("rows", 0, ({ rows }) => countText(rows)),
      right("with a p", 0, ({ tested }) => countText(tested)),
    ],
    legend: [],
    rows: families,
  };
}

const MEANINGS: Readonly<Record<FileStatus["status"], string>> = {
  new: "",
  changed: "",
  same: "left alone",
  removed: "an earlier run made it, this one does not",
  foreign: "not this tool's, or changed since: in the way",
};

function filesTable(files: readonly FileStatus[]): Table<FileStatus> {
  return {
    name: "files",
    columns: [],
    brief: [
      left("file", 0, ({ name }) => name),
      left("status", 0, ({ status }) => status),
      left("note", 1, ({ status }) => MEANINGS[status]),
    ],
    legend: [],
    rows: files,
  };
}
