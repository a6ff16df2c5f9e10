import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commit, discard, stage, writeFileAtomically } from "../../../src/cli/output/atomic-file.js";
import { scratchFolder } from "../run-cli.js";

const scratch = scratchFolder();
const pause = async () => {};

function emptyFolder(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  return folder;
}

test("staged files are on the disk before they are moved, and nobody sees them earlier", async () => {
  const folder = emptyFolder("moved");
  const texts = ["a", "b", "c"].map((name) => ({ path: join(folder, name), text: name.repeat(200_000) }));
  const staged = await Promise.all(texts.map(({ path, text }) => stage(path, [text, text], pause)));
  await Promise.all(staged.map(({ onDisk }) => onDisk));
  expect(readdirSync(folder).every((name) => name.endsWith(".tmp"))).toBe(true);
  for (const file of staged) commit(file);
  expect(readdirSync(folder).sort()).toEqual(["a", "b", "c"]);
  for (const { path, text } of texts) expect(readFileSync(path, "utf8")).toBe(text + text);
});

test("what is discarded leaves nothing, also before the disk has it", async () => {
  const folder = emptyFolder("discarded");
  await discard([await stage(join(folder, "a"), ["text"], pause)]);
  expect(readdirSync(folder)).toEqual([]);
});

test("a text that breaks off, or a run that is ended, leaves the earlier file alone", async () => {
  const folder = emptyFolder("broken");
  const path = join(folder, "a");
  writeFileSync(path, "earlier");
  function* broken() {
    yield "x".repeat(300_000);
    throw new RangeError("no more");
  }
  await expect(writeFileAtomically(path, broken())).rejects.toThrow("no more");
  const ended = async () => {
    throw new RangeError("ended");
  };
  await expect(stage(path, ["later"], ended)).rejects.toThrow("ended");
  expect(readdirSync(folder)).toEqual(["a"]);
  expect(readFileSync(path, "utf8")).toBe("earlier");
});
