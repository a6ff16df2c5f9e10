import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import type { Input, SideFiles } from "../io/load-study.js";
import { ExitCode, Stop } from "./exit-code.js";
import type { RunSettings } from "./settings/run-settings.js";

const STDIN = "stdin";

/** The files that settings name: they say something about the data without being data. */
export function sideFilesOf({ beside }: RunSettings): SideFiles {
  const { lod, sampleSheet } = beside;
  return {
    ...(lod === undefined ? {} : { limits: file(lod) }),
    ...(sampleSheet === undefined ? {} : { sampleSheet: file(sampleSheet) }),
  };
}

/** The files named on the command line, `-` being standard input; each is looked at before any is read. */
export function inputsOf(paths: readonly string[]): Input[] {
  if (paths.filter((path) => path === "-").length > 1)
    throw new Stop(ExitCode.usage, "standard input can be read only once");
  const names = paths.map((path) => (path === "-" ? STDIN : basename(path)));
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new Stop(
      ExitCode.usage,
      `two inputs are called ${twice}`,
      "messages and results name files by their base name: rename one",
    );
  return paths.map((path) => (path === "-" ? standardInput() : file(path)));
}

function standardInput(): Input {
  if (process.stdin.isTTY)
    throw new Stop(
      ExitCode.usage,
      "standard input is the terminal",
      "pipe a file into it: jdm-cytokines analyze - < study.csv",
    );
  return { name: STDIN, open: () => process.stdin };
}

/** The same input, open as often as it is asked for: standard input is kept. */
export async function readable(input: Input): Promise<Input> {
  if (input.name !== STDIN) return input;
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.open()) chunks.push(chunk);
  return {
    ...input,
    async *open() {
      yield* chunks;
    },
  };
}

function file(path: string): Input {
  const name = basename(path);
  try {
    if (statSync(path).isDirectory())
      throw new Stop(
        ExitCode.input,
        `${path} is a directory`,
        `name the files in it: ${path.replace(/\/+$/u, "")}/*.csv`,
      );
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw unreadable(path, error);
  }
  return { name, open: () => read(path) };
}

async function* read(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 18 });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Stop {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return new Stop(ExitCode.input, `${path}: there is no such file`);
  if (code === "EACCES" || code === "EPERM") return new Stop(ExitCode.input, `${path}: no permission to read it`);
  return new Stop(ExitCode.input, `${path}: ${error instanceof Error ? error.message : String(error)}`);
}
