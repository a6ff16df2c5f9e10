import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { digestedFiles } from "../../src/io/digested-files.js";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../src/io/load-study.js";

const TEXT = "patient,day,CXCL10\nA,-3,5\nA,4,2\n";

const filesOf = async (stored: Uint8Array, isDigested?: boolean) => {
  async function* open() {
    yield stored;
  }
  const input = { name: "study.csv", open, ...(isDigested === undefined ? {} : { isDigested }) };
  return (await loadStudy([input], DEFAULT_READ_OPTIONS)).files;
};

describe("digests of files", () => {
  test("are of the bytes as they are stored, packed or not", async () => {
    for (const stored of [Buffer.from(TEXT), gzipSync(TEXT)]) {
      const [{ sha256 }] = digestedFiles(await filesOf(stored));
      expect(sha256).toBe(createHash("sha256").update(stored).digest("hex"));
    }
  });

  test("are null where nobody asks for them, and asking all the same is a mistake of the program", async () => {
    const files = await filesOf(Buffer.from(TEXT), false);
    expect(files[0].sha256).toBeNull();
    expect(() => digestedFiles(files)).toThrow("study.csv was read without its digest");
  });
});
