import type { AnalysisResult } from "../analysis/result.js";
import type { Parts } from "../analysis/run.js";
import type { Format } from "../report/table/render-table.js";
import type { Table } from "../report/table/table.js";
import { requireRows } from "./answerable.js";
import type { Call, OutputFlag } from "./command.js";
import { ExitCode, Stop } from "./exit-code.js";
import { givenByFlags, planOf } from "./settings/from-flags.js";

export const TABLE_FLAGS: readonly OutputFlag[] = [
  {
    flags: "--format <name>",
    help: "table, csv, tsv, json, jsonl or md (default: table on a terminal, csv in a pipe)",
  },
  { flags: "--json", help: "the same as --format json" },
  { flags: "-o, --output <file>", help: "write to this file instead of standard output" },
];

/** Reads, computes what one table needs, and writes that table. */
export async function runTable<Row>(
  call: Call,
  wanted: Parts,
  tableOf: (result: AnalysisResult) => Promise<Table<Row>>,
): Promise<ExitCode> {
  const given = givenByFlags(call.options);
  const plan = planOf(given);
  const { FORMATS, renderTable } = await import("../report/table/render-table.js");
  const format = formatOf(call, FORMATS);
  const { readStudyOrStop } = await import("./read-study.js");
  const { study, files } = await readStudyOrStop(call, given);
  const { analyze } = await import("../analysis/run.js");
  const result = analyze(study, plan, wanted);
  requireRows(
    result,
    files.map(({ name }) => name),
    wanted,
  );
  const { showDiagnostics } = await import("./output/diagnostics.js");
  showDiagnostics({ diagnostics: result.remarks }, call.terminal, call);
  const { emit } = await import("./output/emit.js");
  const { styleOf } = await import("./output/style.js");
  await emit(call, renderTable(await tableOf(result), format, { width: call.terminal.width, style: styleOf(call) }));
  return ExitCode.done;
}

function formatOf({ options, json, terminal }: Call, formats: readonly Format[]): Format {
  if (json) return "json";
  if (options.format === undefined) return terminal.isTerminal && options.output === undefined ? "table" : "csv";
  const format = formats.find((name) => name === options.format);
  if (format === undefined)
    throw new Stop(ExitCode.usage, `there is no format "${options.format}"`, `the formats are ${formats.join(", ")}`);
  return format;
}
