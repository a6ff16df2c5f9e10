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
