import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();

function analyzeInto(folder: string, ...flags: string[]) {
  return runCli(["analyze", EXAMPLE.wide, "--out", folder, "-o", join(scratch, "report.txt"), ...flags]);
}

const sha256 = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("--out", () => {
  test("writes a manifest that lists every other file with its digest, and the inputs with theirs", () => {
    const folder = join(scratch, "manifest");
    expect(analyzeInto(folder).code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const written = (readdirSync(folder, { recursive: true, encoding: "utf8" }) as string[]).filter((name) =>
      statSync(join(folder, name)).isFile(),
    );
    expect(manifest.outputs.map(({ name }: { name: string }) => name).sort()).toEqual(
      written.filter((name) => name !== "manifest.json").sort(),
    );
    for (const { name, sha256: digest } of manifest.outputs) expect(digest).toBe(sha256(join(folder, name)));
    expect(manifest.inputs).toEqual([{ name: "wide.csv", sha256: sha256(EXAMPLE.wide) }]);
    expect(JSON.stringify(manifest)).not.toContain(scratch);
  });

  test("leaves files alone whose bytes are the same, and always renews the manifest", () => {
    const folder = join(scratch, "again");
    analyzeInto(folder);
    const inode = (name: string) => statSync(join(folder, name)).ino;
    const before = [inode("comparisons.csv"), inode("manifest.json")];
    const { stderr } = analyzeInto(folder);
    expect(inode("comparisons.csv")).toBe(before[0]);
    expect(inode("manifest.json")).not.toBe(before[1]);
    expect(stderr).toMatch(/1 files? written, \d+ unchanged/u);
  });

  test("removes what an earlier run made and this one does not", () => {
    const folder = join(scratch, "stale");
    analyzeInto(folder);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    writeFileSync(join(folder, "trends.csv"), "old\n");
    manifest.outputs.push({ name: "trends.csv", sha256: sha256(join(folder, "trends.csv")) });
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
    analyzeInto(folder);
    expect(existsSync(join(folder, "trends.csv"))).toBe(false);
  });

  test("never touches a file outside the folder, whatever a manifest says", () => {
    const folder = join(scratch, "outside");
    mkdirSync(folder);
    const victim = join(scratch, "victim.csv");
    writeFileSync(victim, "mine\n");
    const outputs = ["../victim.csv", victim].map((name) => ({ name, sha256: sha256(victim) }));
    writeFileSync(
      join(folder, "manifest.json"),
      JSON.stringify({ outputs: [...outputs, { name: "a.csv", sha256: "0" }] }),
    );
    expect(analyzeInto(folder).code).toBe(0);
    expect(readFileSync(victim, "utf8")).toBe("mine\n");
  });

  test.each([
    [
      "a file that was changed since",
      (folder: string) => appendFileSync(join(folder, "comparisons.csv"), "mine\n"),
      "comparisons.csv",
    ],
    [
      "a file the manifest does not know",
      (folder: string) => writeFileSync(join(folder, "manifest.json"), "{}"),
      "manifest.json",
    ],
  ])("writes nothing where it would overwrite %s, unless forced", (_, change, name) => {
    const folder = join(scratch, `foreign-${name}`);
    analyzeInto(folder);
    change(folder);
    const bytes = () =>
      readdirSync(folder)
        .filter((file) => statSync(join(folder, file)).isFile())
        .map((file) => [file, readFileSync(join(folder, file), "utf8")]);
    const before = bytes();
    const { code, stderr } = analyzeInto(folder, "--summary", "mean");
    expect(code).toBe(5);
    expect(stderr).toContain(name);
    expect(stderr).toContain("--force");
    expect(bytes()).toEqual(before);
    expect(analyzeInto(folder, "--summary", "mean", "--force").code).toBe(0);
    expect(analyzeInto(folder).code).toBe(0);
  });

  test("a folder that is a file is an output error that names it", () => {
    const path = join(scratch, "file");
    writeFileSync(path, "");
    const { code, stderr } = analyzeInto(path);
    expect(code).toBe(5);
    expect(stderr).toContain(`cannot write to ${path}`);
  });
});
