import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { writeFolder } from "../../../src/cli/output/folder.js";
import { scratchFolder } from "../run-cli.js";

/** How many files a slow disk has not yet taken in, at most at a time. */
const open = vi.hoisted(() => ({ now: 0, most: 0 }));

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:fs")>();
  const fsync = (_file: number, done: () => void) => {
    open.most = Math.max(open.most, ++open.now);
    setTimeout(() => {
      open.now--;
      done();
    }, 20);
  };
  return { ...original, fsync };
});

test("however slow the disk and many the files, few are open at a time", async () => {
  const folder = join(scratchFolder(), "many");
  const files = Array.from({ length: 100 }, (_, i) => ({ name: `${i}.csv`, chunks: [`${i}\n`] }));
  const statuses = await writeFolder({ folder, files, about: {} }, false, () => {});
  expect(statuses.filter(({ status }) => status === "new")).toHaveLength(101);
  expect(existsSync(join(folder, "manifest.json"))).toBe(true);
  expect(open.most).toBeGreaterThan(1);
  expect(open.most).toBeLessThanOrEqual(16);
});
