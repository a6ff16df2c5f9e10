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

  test("--dry-run says what would be computed and become of each file, writes nothing, and ends as the run would", () => {
    const folder = join(scratch, "dry");
    const report = join(scratch, "dry-report.txt");
    const dry = (...flags: string[]) => {
      const { code, stdout, stderr } = runCli([
        ...["analyze", EXAMPLE.wide, "--out", folder, "-o", report, "--dry-run", "--json", "-q"],
        ...flags,
      ]);
      const { files, families } = JSON.parse(stdout) as {
        files: { name: string; status: string }[];
        families: object[];
      };
      const status = new Map(files.map((file) => [file.name, file.status]));
      return { code, stderr, families, status, statuses: new Set(status.values()) };
    };
    const first = dry();
    expect({ ...first, families: first.families.slice(0, 1), status: first.status.get("result.json") }).toEqual({
      code: 0,
      stderr: "",
      families: [
        {
          group: null,
          family: "analytes",
          windows: "before → after",
          test: "Wilcoxon signed-rank test",
          rows: 25,
          tested: 25,
        },
      ],
      status: "new",
      statuses: new Set(["new"]),
    });
    expect(existsSync(folder) || existsSync(report)).toBe(false);

    runCli(["analyze", EXAMPLE.wide, "--out", folder, "-q", "--render", "svg"]);
    appendFileSync(join(folder, "correlations.csv"), "mine\n");
    const times = () => readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
    const before = times();
    const second = dry("--summary", "mean");
    expect(Object.fromEntries(second.status)).toMatchObject({
      "comparisons.csv": "changed",
      "correlations.csv": "foreign",
      "samples.csv": "same",
      "charts/forest.svg": "removed",
      "manifest.json": "changed",
    });
    expect({ code: second.code, message: JSON.parse(second.stderr).message }).toEqual({
      code: 5,
      message: `${folder} holds files that are not this tool's, or were changed since: correlations.csv`,
    });
    expect(dry("--summary", "mean", "--force").code).toBe(0);
    expect(times()).toEqual(before);
  });

  test("never overwrites an input, though it is called like a result and --force is given", () => {
    const folder = join(scratch, "beside");
    runCli(["example", folder, "-q"]);
    const before = readFileSync(join(folder, "patients.csv"), "utf8");
    const args = ["analyze", "panel.csv", "scores.csv", "patients.csv", "--out", ".", "-q", "-o", "report.txt"];
    expect(runCli(args, { cwd: folder })).toMatchObject({ code: 2, stdout: "" });
    const { code, stderr } = runCli([...args, "--force"], { cwd: folder });
    expect({ code, stderr: stderr.split("\n")[0] }).toEqual({
      code: 2,
      stderr: "error: ./patients.csv would overwrite an input",
    });
    expect(readFileSync(join(folder, "patients.csv"), "utf8")).toBe(before);
    expect(existsSync(join(folder, "manifest.json"))).toBe(false);
  });

  test("keeps the permissions of a file that it replaces", () => {
    const path = join(scratch, "private.txt");
    writeFileSync(path, "", { mode: 0o600 });
    runCli(["compare", EXAMPLE.wide, "-q", "-o", path]);
    expect((statSync(path).mode & 0o777).toString(8)).toBe("600");
  });

  test("a folder that is a file is an output error that names it", () => {
    const path = join(scratch, "file");
    writeFileSync(path, "");
    const { code, stderr } = analyzeInto(path);
    expect(code).toBe(5);
    expect(stderr).toContain(`cannot write to ${path}`);
  });
});
