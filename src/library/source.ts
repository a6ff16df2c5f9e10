import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Input } from "../io/load-study.js";

/** A file's path or `file:` URL, or what stands in it under a name for messages. */
export type Source = string | FileUrl | Content;

/** A `URL`, as `new URL("panel.csv", import.meta.url)`. */
export interface FileUrl {
  readonly href: string;
}

export interface Content {
  /** What messages and results call it; unique within a study. */
  readonly name: string;
  /** CSV text, or the bytes of any file that can be read (CSV in any encoding, `.xlsx`, either of them gzipped). */
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>;
}

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
