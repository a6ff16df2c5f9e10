import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Input } from "../io/load-study.js";
import type { Content, Source } from "./source.js";

/** What a source is to the reader. */
export function inputOf(source: Source): Input {
  if (typeof source === "string") return fileInput(source);
  if ("href" in source) return fileInput(fileURLToPath(source.href));
  return { name: source.name, open: () => bytesOf(source.content) };
}

function fileInput(path: string): Input {
  return { name: basename(path), open: () => createReadStream(path, { highWaterMark: 1 << 18 }) };
}

async function* bytesOf(content: Content["content"]): AsyncGenerator<Uint8Array> {
  if (typeof content === "string") yield new TextEncoder().encode(content);
  else if (content instanceof Uint8Array) yield content;
  else yield* content;
}
