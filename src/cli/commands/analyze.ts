import type { AnalysisResult } from "../../analysis/result.js";
import type { FileReading } from "../../io/read-result.js";
import { hasComparisons, requireRows, whyNoComparison } from "../answerable.js";
import { ALL_SETTINGS, type Call, type Command, DATA } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { type Given, givenByFlags, planOf } from "../settings/from-flags.js";

export const analyzeCommand: Command = {
  name: "analyze",
  summary: "everything: align, compare, correlate; a report, and with --out all files",
  description:
    "Aligns every sample to its patient's transplant, compares each variable before and after, correlates analytes with scores, and prints a report. With --out it also writes tables, charts (Vega-Lite), result.json and a manifest.",
  arguments: [DATA],
  settings: ALL_SETTINGS,
  flags: [
    { flags: "--out <dir>", help: "write tables, charts, result.json and manifest.json into this folder" },
    { flags: "--force", help: "overwrite files in --out that are not this tool's" },
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
    ["jdm-cytokines analyze study.csv --json | jq '.comparisons[] | {variable, p: .test.p}'", "in a script"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const given = givenByFlags(call.options);
  const plan = planOf(given);
  const format = formatOf(call);
  const { readStudyOrStop } = await import("../read-study.js");
  const { study, files } = await readStudyOrStop(call, given);
  const { analyze } = await import("../../analysis/run.js");
  const result = analyze(study, plan);
  requireRows(
    result,
    files.map(({ name }) => name),
    { compare: true, correlate: true },
  );
  if (!hasComparisons(result))
    call.terminal.note(`${call.terminal.noteColour.yellow("warning:")} ${whyNoComparison(result)}`);
  const { emit } = await import("../output/emit.js");
  await emit(call, await print(result, files, format, call));
  await writeOut(call, given, result, files);
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

async function print(
  result: AnalysisResult,
  files: readonly FileReading[],
  format: "table" | "json",
  call: Call,
): Promise<Iterable<string>> {
  if (format === "table") {
    const { terminalReport } = await import("../../report/terminal/terminal-report.js");
    const { styleOf } = await import("../output/style.js");
    return terminalReport(result, { width: call.terminal.width, style: styleOf(call) });
  }
  const { resultText } = await import("../output/result-files.js");
  return resultText(result, files);
}

async function writeOut(
  call: Call,
  given: Given,
  result: AnalysisResult,
  files: readonly FileReading[],
): Promise<void> {
  const { out, force } = call.options;
  if (out === undefined) return;
  const { writeResults } = await import("../output/result-files.js");
  const { written, unchanged, removed } = writeResults(String(out), result, files, given, force === true);
  const parts = [
    `${written.length} files written`,
    ...(unchanged.length > 0 ? [`${unchanged.length} unchanged`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ];
  if (!call.quiet) call.terminal.note(`${String(out)}: ${parts.join(", ")}`);
}
