import { closeSync, openSync, statSync, writeFileSync } from "node:fs";
import { visibleLines } from "../../study/visible.js";
import type { Call } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { guarded, writeFileAtomically } from "./atomic-file.js";
import { type Chunk, encoded } from "./encoded.js";

/** Results go to standard output, or with `-o` to a file, whole or not at all. */
export async function emit(call: Call, chunks: Iterable<Chunk>): Promise<void> {
  const { options, terminal } = call;
  if (options.output === undefined) await terminal.out(texts(chunks));
  else await writeOutput(String(options.output), call, chunks);
}

/** Results for programs: where a person's terminal shows them all the same, it gets no control characters of the data. */
export async function emitPlain(call: Call, chunks: Iterable<string>): Promise<void> {
  const seen = call.terminal.isTerminal && call.options.output === undefined;
  await emit(call, seen ? mapped(chunks, visibleLines) : chunks);
}

function* mapped(chunks: Iterable<string>, change: (text: string) => string): Generator<string> {
  for (const chunk of chunks) yield change(chunk);
}

/**
 * What `-o` names: a file is replaced as a whole, a link's target too; a device, a pipe or, by way of /dev/stdout, a file
 * without a name is written into.
 */
async function writeOutput(path: string, call: Call, chunks: Iterable<Chunk>): Promise<void> {
  if (path === "") throw new Stop(ExitCode.usage, "-o names no file");
  const there = await guarded(path, () => entryAt(path));
  refuseInput(call, path, `-o ${path}`);
  if (there === null || (there.isFile() && there.nlink > 0)) await writeFileAtomically(path, chunks);
  else await guarded(path, () => writeInto(path, chunks));
}

/** No input is ever overwritten, whatever `--force` says. */
export function refuseInput({ args, options }: Call, path: string, what: string): void {
  const there = entryAt(path);
  const { lod, sampleSheet, config } = options;
  const inputs = [...args, lod, sampleSheet, config].filter((input) => typeof input === "string");
  if (there !== null && inputs.some((input) => isSame(entryAt(input), there)))
    throw new Stop(ExitCode.usage, `${what} would overwrite an input`, "write to another place");
}

function entryAt(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    // Not to be looked at, as beyond a file or a folder without permission: opening it will say why.
    return null;
  }
}

function isSame(a: ReturnType<typeof entryAt>, b: ReturnType<typeof entryAt>): boolean {
  return a !== null && b !== null && a.dev === b.dev && a.ino === b.ino;
}

function writeInto(path: string, chunks: Iterable<Chunk>): void {
  const file = openSync(path, "w");
  try {
    for (const bytes of encoded(chunks)) writeFileSync(file, bytes);
  } catch (error) {
    // A reader that leaves early is no error, here as on standard output.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  } finally {
    closeSync(file);
  }
}

function* texts(chunks: Iterable<Chunk>): Generator<string> {
  for (const chunk of chunks) yield typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
}
