import type { Call } from "../command.js";
import { type Chunk, writeFileAtomically } from "./atomic-file.js";

/** Results go to standard output, or with `-o` to a file, whole or not at all. */
export async function emit({ options, terminal }: Call, chunks: Iterable<Chunk>): Promise<void> {
  if (options.output === undefined) await terminal.out(texts(chunks));
  else writeFileAtomically(String(options.output), chunks);
}

function* texts(chunks: Iterable<Chunk>): Generator<string> {
  for (const chunk of chunks) yield typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
}
