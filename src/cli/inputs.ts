import { statSync } from "node:fs";
import { basename } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Input, SideFiles } from "../io/load-study.js";
import { ExitCode, Stop } from "./exit-code.js";
import { bytesOf, unreadable } from "./input-bytes.js";
import type { Terminal } from "./output/terminal.js";
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
  return { name: STDIN, isOnce: true, open: () => readStandardInput() };
}

/** The same input, open as often as it is asked for: what can be read only once, as a pipe, is kept. */
export async function readable(input: Input): Promise<Input> {
  if (input.isOnce !== true) return input;
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.open()) chunks.push(chunk);
  return {
    ...input,
    isOnce: false,
    async *open() {
      yield* chunks;
    },
  };
}

/** The same input, saying how much of it has been read; where somebody looks on, a signal is heard between its pieces. */
export function watched(input: Input, { progress, isWatched }: Terminal): Input {
  return {
    ...input,
    async *open() {
      let length = 0;
      for await (const chunk of input.open()) {
        length += chunk.length;
        progress(`reading ${input.name}: ${Math.floor(length / 1e6)} MB`);
        if (isWatched) await nextTurn();
        yield chunk;
      }
    },
  };
}

function file(path: string): Input {
  const name = basename(path);
  let isOnce = false;
  try {
    const about = statSync(path);
    isOnce = !about.isFile();
    if (about.isDirectory())
      throw new Stop(
        ExitCode.input,
        `${path} is a directory`,
        `name the files in it: ${path.replace(/\/+$/u, "")}/*.csv`,
      );
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw unreadable(path, error);
  }
  return { name, isOnce, open: () => bytesOf(path) };
}

async function* readStandardInput(): AsyncGenerator<Uint8Array> {
  try {
    yield* process.stdin;
  } catch (error) {
    throw unreadable("standard input", error);
  }
}
