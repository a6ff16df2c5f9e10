import type { FileReading } from "./read-result.js";

/** A file of which the very bytes that were read are known. */
export interface DigestedFile extends FileReading {
  readonly sha256: string;
}

/** The files with their digests. Throws where an input was read as one of which nobody asks for it. */
export function digestedFiles(files: readonly FileReading[]): readonly DigestedFile[] {
  return files.map((file) => {
    const { name, sha256 } = file;
    if (sha256 === null) throw new Error(`${name} was read without its digest`);
    return { ...file, sha256 };
  });
}
