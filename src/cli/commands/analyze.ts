import { hasComparisons, whyNoComparison } from "../answerable.js";
import { type Call, type Command, DATA, DRAWING_SETTINGS } from "../command.js";
import type { Run } from "../compute.js";
import { ExitCode, Stop } from "../exit-code.js";
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
    { flags: "--render <formats>", help: "with --out, draw the charts too: svg, png, or svg,png" },
    { flags: "--format <name>", help: "table (the report) or json (result.json)" },
    { flags: "--json", help: "the same as --format json" },
    { flags: "-o, --output <file>", help: "write to this file instead of standard output" },
  ],
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
    [
      "jdm-cytokines analyze study.csv --out results --render svg,png --theme print --width 85",
      "figures for a journal's column, in greys",
    ],
    ["jdm-cytokines analyze study.csv --json | jq '.comparisons[] | {variable, p: .test.p}'", "in a script"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { settings } = await settingsOf(call);
  const format = formatOf(call);
  const { pictureFormats } = await import("../output/picture.js");
  const pictures = call.options.render === undefined ? [] : pictureFormats(String(call.options.render));
  if (call.options.out === "") throw new Stop(ExitCode.usage, "--out names no folder");
  if (pictures.length > 0 && call.options.out === undefined)
    throw new Stop(
      ExitCode.usage,
      "--render draws into the folder of --out",
      "add --out DIR, or draw one chart: jdm-cytokines chart KIND DATA -o figure.svg",
    );
  const { inputsOf } = await import("../inputs.js");
  const { compute } = await import("../compute.js");
  const done = await compute(call, inputsOf(call.args), settings, "all");
  for (const result of done.results)
    if (!hasComparisons(result))
      call.terminal.note(`${call.terminal.noteColour.yellow("warning:")} ${whyNoComparison(result)}`);
  const { emit } = await import("../output/emit.js");
  await emit(call, await print(done, format, call));
  if (call.options.out !== undefined) {
    const { aboutRun, outputFiles } = await import("../output/result-files.js");
    const { writeFolder } = await import("../output/folder.js");
    const folder = String(call.options.out);
    const written = writeFolder(
      folder,
      await outputFiles(done, pictures, call),
      aboutRun(done),
      call.options.force === true,
    );
    if (!call.quiet) call.terminal.note(`${folder}: ${summary(written)}`);
  }
  return ExitCode.done;
}

function formatOf({ options, json }: Call): "table" | "json" {
  const format = json ? "json" : (options.format ?? "table");
  if (format === "table" || format === "json") return format;
  throw new Stop(
    ExitCode.usage,
    `analyze has no format "${format}"`,
    "it has table and json; compare and correlate write csv, tsv, jsonl and md as well",
  );
}

async function print(done: Run, format: "table" | "json", call: Call): Promise<Iterable<string>> {
  if (format === "json") return (await import("../output/result-files.js")).resultText(done);
  const { groupedReport } = await import("../../report/terminal/terminal-report.js");
  const { styleOf } = await import("../output/style.js");
  return groupedReport(done.results, { width: call.terminal.width, style: styleOf(call) });
}

function summary({
  written,
  unchanged,
  removed,
}: { [Key in "written" | "unchanged" | "removed"]: readonly string[] }): string {
  const counts = [
    [written, "written"],
    [unchanged, "unchanged"],
    [removed, "removed"],
  ] as const;
  return counts
    .filter(([names, what]) => names.length > 0 || what === "written")
    .map(
      ([names, what]) => `${names.length} ${what === "written" ? `file${names.length === 1 ? "" : "s"} ` : ""}${what}`,
    )
    .join(", ");
}
