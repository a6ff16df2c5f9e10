import type { Call, Command } from "../command.js";
import { DATA } from "../command.js";
import { ExitCode } from "../exit-code.js";

export const checkCommand: Command = {
  name: "check",
  summary: "recompute a folder of results and say what changed; writes nothing",
  description:
    "Reads the settings from the folder's manifest, computes everything again from the files given, and says which results are no longer what they were. The inputs are found by their digest. Exit code 1 where anything differs.",
  arguments: [["<dir>", "a folder that analyze --out wrote"], DATA],
  settings: [],
  flags: [{ flags: "--json", help: "the findings as JSON" }],
  examples: [
    ["jdm-cytokines check results study.csv", "are the committed results still those of the data?"],
    ["jdm-cytokines check results panel.csv scores.csv patients.csv --json", "in a pipeline"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [folder, ...data] = call.args;
  const { findings, checked } = await (await import("../check-folder.js")).checkFolder(call, folder, data);
  if (call.json) await call.terminal.out([`${JSON.stringify({ folder, checked, findings }, null, 2)}\n`]);
  else if (findings.length === 0)
    await call.terminal.out([`${folder}: ${checked} files, all as these data give them\n`]);
  else
    await call.terminal.out(
      findings.flatMap(({ name, what, lines }) => [`${name}: ${what}\n`, ...lines.map((line) => `  ${line}\n`)]),
    );
  return findings.length === 0 ? ExitCode.done : ExitCode.findings;
}
