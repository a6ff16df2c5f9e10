import type { Call } from "../command.js";
import { writeFileAtomically } from "./atomic-file.js";

/** Results go to standard output, or with `-o` to a file, whole or not at all. */
export async function emit({ options, terminal }: Call, chunks: Iterable<string>): Promise<void> {
  if (options.output === undefined) await terminal.out(chunks);
  else writeFileAtomically(String(options.output), chunks);
}
