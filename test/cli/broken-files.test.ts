import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BROKEN } from "./broken-files.js";
import { runCli, scratchFolder } from "./run-cli.js";

const SIDE = new Set(["lod.csv", "samples.csv"]);
const nameOf = (title: string) => title.replace(/[^A-Za-z0-9]+/gu, "-").toLowerCase();

describe("a broken file ends with exit 3, nothing written, and its diagnostics:", () => {
  const folder = scratchFolder();

  test.each(Object.entries(BROKEN))("%s", async (title, { files, args = [] }) => {
    const cwd = join(folder, nameOf(title));
    mkdirSync(cwd);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    const data = Object.keys(files).filter((name) => !SIDE.has(name));
    const { code, stdout, stderr } = runCli(["analyze", ...data, ...args, "--out", "results"], { cwd });
    expect([code, stdout, existsSync(join(cwd, "results"))]).toEqual([3, "", false]);
    await expect(stderr).toMatchFileSnapshot(`golden/broken/${nameOf(title)}.txt`);
  });

  test("of which there are at least sixty, each with its golden file", () => {
    const golden = readdirSync(join(import.meta.dirname, "golden/broken")).sort();
    expect(golden).toEqual(
      Object.keys(BROKEN)
        .map((title) => `${nameOf(title)}.txt`)
        .sort(),
    );
    expect(golden.length).toBeGreaterThanOrEqual(60);
  });
});
