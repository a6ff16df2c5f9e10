import type { AnalysisResult } from "../analysis/result.js";
import { groupPrefix } from "../report/group-prefix.js";
import { FORMATS, type Format } from "../report/table/format-names.js";
import type { Table } from "../report/table/table.js";
import type { Needs } from "./answerable.js";
import type { Call, OutputFlag } from "./command.js";
import { ExitCode } from "./exit-code.js";
import { formatOf } from "./format-of.js";
import { settingsOf } from "./settings/settings-of-call.js";

export const TABLE_FLAGS: readonly OutputFlag[] = [
  {
    flags: "--format <name>",
    help: `${FORMATS.join(", ")} (default: table on a terminal, csv in a pipe)`,
    choices: FORMATS,
  },
  { flags: "--json", help: "the same as --format json" },
  { flags: "-o, --output <file>", help: "write to this file instead of standard output" },
];

/** Reads, computes what one table needs, and writes that table. */
export async function runTable<Row>(
  call: Call,
  needs: Needs,
  tableOf: (result: AnalysisResult) => Promise<Table<Row>>,
): Promise<ExitCode> {
  const { settings } = await settingsOf(call);
  const format = tableFormatOf(call);
  const { inputsOf } = await import("./inputs.js");
  const { compute } = await import("./compute.js");
  const { results } = await compute(call, inputsOf(call.args), settings, needs);
  const { showDiagnostics } = await import("./output/diagnostics.js");
  for (const result of results) {
    const diagnostics = result.remarks.map((remark) => ({
      ...remark,
      message: `${groupPrefix(result)}${remark.message}`,
    }));
    showDiagnostics({ diagnostics }, call.terminal, call);
  }
  const { stackTables } = await import("../report/table/stack-tables.js");
  await emitTable(call, stackTables(await Promise.all(results.map((result) => tableOf(result)))), format);
  return ExitCode.done;
}

/** Writes a table in the form asked for; only the terminal's has to be laid out. */
export async function emitTable<Row>(call: Call, table: Table<Row>, format: Format): Promise<void> {
  const { emit, emitPlain } = await import("./output/emit.js");
  if (format !== "table") {
    const { renderPlain } = await import("../report/table/render-plain.js");
    return emitPlain(call, renderPlain(table, format));
  }
  const { renderTable } = await import("../report/table/render-table.js");
  const { styleOf } = await import("./output/style.js");
  return emit(call, renderTable(table, "table", { width: call.terminal.width, style: styleOf(call) }));
}

/** The form asked for, else a table for a terminal and CSV for anything else. */
export function tableFormatOf(call: Call): Format {
  const { options, terminal } = call;
  return formatOf(call, FORMATS, terminal.isTerminal && options.output === undefined ? "table" : "csv");
}
