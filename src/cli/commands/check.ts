import { FORMATS } from "../../report/table/format-names.js";
import { type Call, type Command, DATA } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { formatOf } from "../format-of.js";
import { emitTable } from "../table-command.js";

export const checkCommand: Command = {
  name: "check",
  summary: "recompute a folder of results and say what changed; writes nothing",
  description:
    "Reads the settings from the folder's manifest, computes everything again from the files given, and says which values are no longer what they were: file, row, column, old → new. The inputs are found by their digest. Exit code 1 where anything differs.",
  arguments: [["<dir>", "a folder that analyze --out wrote"], DATA],
  settings: [],
  flags: [
    {
      flags: "--tolerance <share>",
      help: "let numbers differ by this share of the larger one, as 1e-9; pictures as .png never (default 0: the same bytes)",
    },
    {
      flags: "--format <name>",
      help: "table (a short diff), json, or a row a difference as csv, tsv, jsonl or md",
      choices: FORMATS,
    },
    { flags: "--json", help: "the same as --format json" },
  ],
  isThreaded: true,
  examples: [
    ["jdm-cytokines check results study.csv", "are the committed results still those of the data?"],
    ["jdm-cytokines check results study.csv --tolerance 1e-9", "up to round-off, as after an update"],
    ["jdm-cytokines check results panel.csv scores.csv patients.csv --json", "in a pipeline"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [folder, ...data] = call.args;
  const format = formatOf(call, FORMATS, "table");
  const tolerance = toleranceOf(call.options.tolerance);
  const checked = await (await import("../check/check-folder.js")).checkFolder(call, folder, data, tolerance);
  if (format === "json") {
    const { emitPlain } = await import("../output/emit.js");
    await emitPlain(call, [`${JSON.stringify(checked, null, 2)}\n`]);
  } else if (format === "table")
    await call.terminal.out((await import("../check/findings-text.js")).findingsText(checked));
  else await emitTable(call, (await import("../check/findings-table.js")).findingsTable(checked.findings), format);
  return checked.differences === 0 ? ExitCode.done : ExitCode.findings;
}

function toleranceOf(given: unknown): number {
  const text = String(given ?? 0).trim();
  const tolerance = text === "" ? Number.NaN : Number(text);
  if (tolerance >= 0 && tolerance < 1) return tolerance;
  throw new Stop(ExitCode.usage, `--tolerance: "${text}" is not a share`, "a number from 0 to below 1, as 1e-9");
}
