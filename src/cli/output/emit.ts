import { closeSync, openSync, realpathSync, statSync, writeSync } from "node:fs";
import { visibleLines } from "../../report/visible.js";
import type { Call } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { type Chunk, guarded, writeFileAtomically } from "./atomic-file.js";

/** Results go to standard output, or with `-o` to a file, whole or not at all. */
export async function emit({ options, terminal, args }: Call, chunks: Iterable<Chunk>): Promise<void> {
  if (options.output === undefined) await terminal.out(texts(chunks));
  else await writeOutput(String(options.output), args, chunks);
}

/** Results for programs: where a person's terminal shows them all the same, it gets no control characters of the data. */
export async function emitPlain(call: Call, chunks: Iterable<string>): Promise<void> {
  const seen = call.terminal.isTerminal && call.options.output === undefined;
  await emit(call, seen ? mapped(chunks, visibleLines) : chunks);
}

function* mapped(chunks: Iterable<string>, change: (text: string) => string): Generator<string> {
  for (const chunk of chunks) yield change(chunk);
}

/** What `-o` names: a file is replaced as a whole, a link's target too; a device or a pipe is written into. */
async function writeOutput(path: string, args: readonly string[], chunks: Iterable<Chunk>): Promise<void> {
  if (path === "") throw new Stop(ExitCode.usage, "-o names no file");
  const there = await guarded(path, () => entryAt(path));
  if (there !== null && args.some((arg) => isSame(entryAt(arg), there)))
    throw new Stop(ExitCode.usage, `-o ${path} would overwrite an input`, "write to another file");
  if (there === null) await writeFileAtomically(path, chunks);
  else if (there.isFile()) await writeFileAtomically(realpathSync(path), chunks);
  else await guarded(path, () => writeInto(path, chunks));
}

function entryAt(path: string) {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

function isSame(a: ReturnType<typeof entryAt>, b: ReturnType<typeof entryAt>): boolean {
  return a !== null && b !== null && a.dev === b.dev && a.ino === b.ino;
}

function writeInto(path: string, chunks: Iterable<Chunk>): void {
  const file = openSync(path, "w");
  try {
    for (const chunk of chunks) {
      const bytes = Buffer.from(chunk as string);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    }
  } finally {
    closeSync(file);
  }
}

function* texts(chunks: Iterable<Chunk>): Generator<string> {
  for (const chunk of chunks) yield typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
}
