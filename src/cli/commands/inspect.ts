import type { Plan } from "../../analysis/plan.js";
import type { ReadResult } from "../../io/read-result.js";
import type { Study } from "../../study/study.js";
import { ALL_SETTINGS, type Call, type Command, DATA } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { settingsOf } from "../settings/settings-of-call.js";

export const inspectCommand: Command = {
  name: "inspect",
  summary: "what was understood of the files, and every problem",
  description:
    "Shows what each column was taken for and why, which patients were sampled when, how many values lie below their limit, and every problem. Computes no statistics and writes nothing.",
  arguments: [DATA],
  settings: ALL_SETTINGS,
  flags: [
    { flags: "--format <name>", help: "table or json" },
    { flags: "--json", help: "the same as --format json" },
    { flags: "-o, --output <file>", help: "write to this file instead of standard output" },
  ],
  examples: [
    ["jdm-cytokines inspect study.csv", "before anything else: was the file understood?"],
    ["jdm-cytokines inspect panel.csv scores.csv patients.csv --json", "the same, for a script"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { settings } = await settingsOf(call);
  const { plan } = settings;
  const json = formatOf(call) === "json";
  const { inputsOf } = await import("../inputs.js");
  const { readOnce } = await import("../read-groups.js");
  const reading = await readOnce(inputsOf(call.args), settings);
  const { emit } = await import("../output/emit.js");
  await emit(call, json ? await asJson(reading, plan) : await asText(reading, plan, call));
  if (!json) {
    const { showDiagnostics } = await import("../output/diagnostics.js");
    showDiagnostics(reading, call.terminal, call);
  }
  return reading.study === null ? ExitCode.input : ExitCode.done;
}

function formatOf({ options, json }: Call): "table" | "json" {
  const format = json ? "json" : (options.format ?? "table");
  if (format === "table" || format === "json") return format;
  throw new Stop(ExitCode.usage, `inspect has no format "${format}"`, "it has table and json");
}

async function asText({ files, study }: ReadResult, plan: Plan, call: Call): Promise<Iterable<string>> {
  const { columnsTable, coverageOf, coverageTable, countVariables, variablesTable } = await import("../inspection.js");
  const { renderTable } = await import("../../report/table/render-table.js");
  const { styleOf } = await import("../output/style.js");
  const options = { width: call.terminal.width, style: styleOf(call) };
  const heading = (text: string) => `${options.style.bold(text)}\n`;
  const parts: Iterable<string>[] = files.map((file) => [
    heading(
      `${file.name}: ${file.layout}, ${file.kept === file.records ? "" : `${file.kept} of `}${file.records} rows`,
    ),
    ...renderTable(columnsTable(file), "table", options),
    "\n",
  ]);
  if (study !== null)
    parts.push(
      [heading("Patients"), ...renderTable(coverageTable(coverageOf(study, plan), plan), "table", options), "\n"],
      [heading("Variables"), ...renderTable(variablesTable(countVariables(study)), "table", options)],
    );
  return parts.flatMap((part) => [...part]);
}

async function asJson({ files, study, diagnostics }: ReadResult, plan: Plan): Promise<Iterable<string>> {
  return [
    `${JSON.stringify({ files, ...(study === null ? {} : await contents(study, plan)), diagnostics }, null, 2)}\n`,
  ];
}

async function contents(study: Study, plan: Plan): Promise<object> {
  const { countVariables, coverageOf } = await import("../inspection.js");
  const windows = plan.windows.map(({ name }) => name);
  return {
    patients: coverageOf(study, plan).map(({ windows: counts, ...rest }) => ({
      ...rest,
      windows: Object.fromEntries(windows.map((name, i) => [name, counts[i]])),
    })),
    variables: countVariables(study).map(({ variable, ...counts }) => ({
      id: variable.id,
      role: variable.role,
      unit: variable.unit,
      scale: variable.scale,
      ...counts,
    })),
  };
}
