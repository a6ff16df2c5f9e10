import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOf, digestOfChunks, stageDigested } from "../../../src/cli/output/digest.js";
import { scratchFolder } from "../run-cli.js";

const folder = scratchFolder();

test.each([0, 1, 262_143, 262_144, 262_145, 1_000_000])("a file of %d bytes has the digest of them all", (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
  const path = join(folder, `${length}.bin`);
  writeFileSync(path, bytes);
  const expected = createHash("sha256").update(bytes).digest("hex");
  expect(digestOf(path)).toBe(expected);
  expect(digestOfChunks([bytes.subarray(0, 10), bytes.subarray(10)])).toBe(expected);
});

test("what is not there has none, and a folder's is no digest", () => {
  expect(digestOf(join(folder, "absent"))).toBeNull();
  expect(digestOf(folder)).toBe("a folder");
});

test("what is written beside its place is digested on the way", async () => {
  const path = join(folder, "staged.csv");
  const chunks = ["é".repeat(100_000), Uint8Array.of(1, 2, 3), "end"];
  const { file, sha256 } = await stageDigested(path, chunks, async () => {});
  await file.onDisk;
  expect(sha256).toBe(digestOf(file.temporary));
  expect(sha256).toBe(digestOfChunks(chunks));
});
