import { groupPrefix } from "../../report/group-prefix.js";
import { plural } from "../../report/plural.js";
import { hasComparisons, whyNoComparison } from "../answerable.js";
import { type Call, type Command, DATA, DRAWING_SETTINGS } from "../command.js";
import type { Run } from "../compute.js";
import { ExitCode, Stop } from "../exit-code.js";
import { formatOf } from "../format-of.js";
import type { FileStatus } from "../output/file-status.js";
import { settingsOf } from "../settings/settings-of-call.js";

export const analyzeCommand: Command = {
  name: "analyze",
  summary: "everything: align, compare, correlate; a report, and with --out all files",
  description:
    "Aligns every sample to its patient's transplant, compares each variable before and after, correlates analytes with scores, and prints a report. With --out it also writes report.html (one page that opens in any browser, offline), methods.md (what was run, with references, for a paper), tables, charts (Vega-Lite), result.json and a manifest.",
  arguments: [DATA],
  settings: DRAWING_SETTINGS,
  flags: [
    {
      flags: "--out <dir>",
      help: "write report.html, methods.md, tables, charts, result.json and manifest.json into this folder",
    },
    { flags: "--force", help: "overwrite files in --out that are not this tool's" },
    { flags: "--dry-run", help: "say what would be computed and written; write nothing" },
    {
      flags: "--render <formats>",
      help: "with --out, draw the charts too: svg, png, or svg,png",
      choices: ["svg", "png", "svg,png"],
    },
    { flags: "--format <name>", help: "table (the report) or json (result.json)", choices: ["table", "json"] },
    { flags: "--json", help: "the same as --format json" },
    { flags: "-o, --output <file>", help: "write to this file instead of standard output" },
  ],
  isThreaded: true,
  examples: [
    ["jdm-cytokines analyze study.csv --out results", "one wide file; every table and chart into results/"],
    [
      "jdm-cytokines analyze panel.csv scores.csv patients.csv",
      "blood, scores and transplant dates in files of their own",
    ],
    [
      "jdm-cytokines analyze study.csv --window before=-1y..0 --window after=1y..5y --exclude-days -10..90",
      "windows of one's own, without the first weeks",
    ],
    ["jdm-cytokines analyze study.csv --out results --dry-run", "what that would change in results/"],
    [
      "jdm-cytokines analyze study.csv --out results --render svg,png --theme print --width 85",
      "figures for a journal's column, in greys",
    ],
    ["jdm-cytokines analyze study.csv --json | jq '.comparisons[].test.p'", "in a script"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { settings } = await settingsOf(call);
  const format = formatOf(
    call,
    ["table", "json"],
    "table",
    "compare and correlate write csv, tsv, jsonl and md as well",
  );
  const folder = outOf(call);
  const { pictureFormats } = await import("../output/picture.js");
  const pictures = call.options.render === undefined ? [] : pictureFormats(String(call.options.render));
  const { inputsOf } = await import("../inputs.js");
  const { compute } = await import("../compute.js");
  const done = await compute(call, inputsOf(call.args), settings, "all");
  const { showRemark } = await import("../output/diagnostics.js");
  for (const result of done.results) {
    call.terminal.warned(result.remarks.filter(({ severity }) => severity === "warning").length);
    const message = `${groupPrefix(result)}${whyNoComparison(result)}`;
    if (!hasComparisons(result)) showRemark({ severity: "warning", message }, call.terminal, call);
  }
  const { emit, emitPlain } = await import("../output/emit.js");
  if (call.options.dryRun === true) return (await import("../dry-run.js")).dryRun(call, done, folder, pictures);
  if (format === "json") await emitPlain(call, (await import("../output/result-files.js")).resultText(done));
  else await emit(call, await report(done, call));
  if (folder !== null) {
    const { folderContents } = await import("../output/result-files.js");
    const { writeFolder } = await import("../output/folder.js");
    const contents = await folderContents(folder, done, pictures, call);
    const statuses = await writeFolder(contents, call.options.force === true, (name) =>
      call.terminal.progress(`writing ${name}`),
    );
    showRemark({ severity: "note", message: `${folder}: ${writtenText(statuses)}` }, call.terminal, call);
  }
  return ExitCode.done;
}

/** The folder of `--out`, which some other flags are only for; null without it. */
function outOf({ options }: Call): string | null {
  if (options.out === "") throw new Stop(ExitCode.usage, "--out names no folder");
  if (options.out !== undefined) return String(options.out);
  if (options.render !== undefined)
    throw new Stop(
      ExitCode.usage,
      "--render draws into the folder of --out",
      "add --out DIR, or draw one chart: jdm-cytokines chart KIND DATA -o figure.svg",
    );
  if (options.force === true)
    throw new Stop(
      ExitCode.usage,
      "--force overwrites files in the folder of --out",
      "add --out DIR; -o FILE overwrites a file without it",
    );
  return null;
}

async function report(done: Run, call: Call): Promise<Iterable<string>> {
  const { groupedReport } = await import("../../report/terminal/terminal-report.js");
  const { styleOf } = await import("../output/style.js");
  return groupedReport(done.results, { width: call.terminal.width, style: styleOf(call) });
}

function writtenText(statuses: readonly FileStatus[]): string {
  const count = (...wanted: FileStatus["status"][]) => statuses.filter(({ status }) => wanted.includes(status)).length;
  const [unchanged, removed] = [count("same"), count("removed")];
  return [
    `${plural(statuses.length - unchanged - removed, "file")} written`,
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ].join(", ");
}
