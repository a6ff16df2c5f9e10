import type { Call, Command } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";

const DEFAULT_FOLDER = "jdm-cytokines-example";
const FILES = ["wide.csv", "panel.csv", "scores.csv", "patients.csv"];

export const exampleCommand: Command = {
  name: "example",
  summary: "writes the example study",
  description:
    "Writes the synthetic study of three patients, as one wide file and as a long panel with scores and patients beside it. No patient or value of it is real.",
  arguments: [["[dir]", `folder to write into (default ${DEFAULT_FOLDER})`]],
  settings: [],
  flags: [{ flags: "--force", help: "overwrite files of the same names" }],
  examples: [["jdm-cytokines example && jdm-cytokines analyze jdm-cytokines-example/wide.csv", "a first look"]],
  run,
};

async function run({ args, options, terminal, quiet, json }: Call): Promise<ExitCode> {
  const { existsSync, mkdirSync, readFileSync } = await import("node:fs");
  const { join } = await import("node:path");
  const { showRemark } = await import("../output/diagnostics.js");
  const { guarded, writeFileAtomically } = await import("../output/atomic-file.js");
  const { packageFolder } = await import("../../report/package-folder.js");
  const source = join(packageFolder(), "examples", "synthetic-three-patients");
  const folder = args[0] ?? DEFAULT_FOLDER;
  const contents = FILES.map((name) => ({
    path: join(folder, name),
    text: readFileSync(join(source, name), "utf8"),
  }));
  const other = contents.filter(({ path, text }) => existsSync(path) && readFileSync(path, "utf8") !== text);
  if (other.length > 0 && options.force !== true)
    throw new Stop(
      ExitCode.output,
      `${other.map(({ path }) => path).join(", ")}: there are other files of that name`,
      "choose another folder, or --force to overwrite them",
    );
  await guarded(folder, () => mkdirSync(folder, { recursive: true }));
  for (const { path, text } of contents) await writeFileAtomically(path, [text]);
  await terminal.out(contents.map(({ path }) => `${path}\n`));
  const message = `A synthetic study: no patient or value of it is real. Next: jdm-cytokines analyze ${join(folder, FILES[0])}`;
  showRemark({ severity: "note", message }, terminal, { quiet, json });
  return ExitCode.done;
}
