import { type Call, type Command, DATA, DRAWING_SETTINGS } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { formatOf } from "../format-of.js";
import { settingsOf } from "../settings/settings-of-call.js";

export const inspectCommand: Command = {
  name: "inspect",
  summary: "what was understood of the files, and every problem",
  description:
    "Shows what each column was taken for and why, which patients were sampled when, how many values lie below their limit, and every problem. Computes no statistics; writes nothing but, where asked for, a settings file.",
  arguments: [DATA],
  settings: DRAWING_SETTINGS,
  flags: [
    { flags: "--format <name>", help: "table or json", choices: ["table", "json"] },
    { flags: "--json", help: "the same as --format json" },
    { flags: "-o, --output <file>", help: "write to this file instead of standard output" },
    {
      flags: "--write-config [file]",
      help: "write what was understood as a settings file, by default where the next run finds it, so that it guesses nothing",
    },
    { flags: "--force", help: "with --write-config, overwrite the file" },
  ],
  examples: [
    ["jdm-cytokines inspect study.csv", "before anything else: was the file understood?"],
    ["jdm-cytokines inspect panel.csv scores.csv patients.csv --json", "the same, for a script"],
    ["jdm-cytokines inspect study.csv --write-config", "settings to edit, so that nothing is left to recognise"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { settings, file } = await settingsOf(call);
  const json = formatOf(call, ["table", "json"], "table") === "json";
  const { settingsTarget, writeSettings } = await import("../settings/write-settings.js");
  if (call.options.force === true && call.options.writeConfig === undefined)
    throw new Stop(ExitCode.usage, "--force overwrites the file of --write-config", "add --write-config");
  const target = settingsTarget(call);
  const { inputsOf, watched } = await import("../inputs.js");
  const { readOnce } = await import("../read-groups.js");
  const reading = await readOnce(
    inputsOf(call.args).map((input) => watched(input, call.terminal)),
    settings,
  );
  const { inspectionOf } = await import("../inspection/inspection.js");
  const inspection = inspectionOf(reading, settings.plan);
  const { emit, emitPlain } = await import("../output/emit.js");
  const { showDiagnostics, showRemark } = await import("../output/diagnostics.js");
  if (json) {
    const { inspectionJson } = await import("../inspection/inspection-json.js");
    await emitPlain(call, [`${JSON.stringify(inspectionJson(inspection, settings, file), null, 2)}\n`]);
  } else {
    const { inspectionText } = await import("../inspection/inspection-text.js");
    const { styleOf } = await import("../output/style.js");
    const options = { width: call.terminal.width, style: styleOf(call) };
    await emit(call, inspectionText(inspection, settings.plan, file, options));
    showDiagnostics(inspection, call.terminal, call);
  }
  if (reading.study === null) return ExitCode.input;
  if (target !== null) {
    await writeSettings(target, reading.files, reading.study, settings);
    const message = `${target}: written; edit it, and every command goes by it`;
    showRemark({ severity: "note", message }, call.terminal, call);
  }
  return ExitCode.done;
}
