import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { runIt } from "./many-runs.js";
import { contentsOf, runCli, scratchFolder } from "./run-cli.js";
import { STUDY } from "./small-files.js";

const scratch = scratchFolder();
const BIN = resolve("bin/jdm-cytokines.js");

beforeAll(() => {
  chmodSync(scratch, 0o755);
  writeFileSync(join(scratch, "study.csv"), STUDY);
  runCli(["analyze", "study.csv", "--out", "earlier", "-q"], { cwd: scratch });
});

describe("output that does not fit", () => {
  test("into a folder with earlier results: exit code 5, the reason, and the earlier results as they were", async () => {
    const before = contentsOf(join(scratch, "earlier"));
    const { code, stdout, stderr } = await runIt({
      args: ["analyze", "study.csv", "--out", "earlier", "--summary", "mean", "-q", "-o", "/dev/null"],
      cwd: scratch,
      before: "ulimit -f 4",
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 5,
      stdout: "",
      stderr: "error: cannot write to earlier: the file would be larger than is allowed\n",
    });
    expect(contentsOf(join(scratch, "earlier"))).toEqual(before);
  });

  test("a few open files are enough for many groups, however slow the disk", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `P${i},-5,g${i},${3 + i}\nP${i},9,g${i},${2 * i + 1}`);
    writeFileSync(join(scratch, "groups.csv"), `patient,day,site,CXCL10\n${rows.join("\n")}\n`);
    const args = ["analyze", "groups.csv", "--by", "site", "--out", "groups", "-q", "-o", "/dev/null"];
    expect(await runIt({ args, cwd: scratch, before: "ulimit -n 40" })).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(join(scratch, "groups", "charts")).length).toBeGreaterThan(40);
  });

  test("into a file: the earlier one stays, and no temporary one", async () => {
    mkdirSync(join(scratch, "own"));
    writeFileSync(join(scratch, "own", "result.json"), "earlier\n");
    const { code, stderr } = await runIt({
      args: ["chart", "forest", "study.csv", "-q", "-o", "own/result.json"],
      cwd: scratch,
      before: "ulimit -f 4",
    });
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: "error: cannot write to own/result.json: the file would be larger than is allowed\n",
    });
    expect(contentsOf(join(scratch, "own"))).toEqual(new Map([["result.json", "earlier\n"]]));
  });
});

/** A user of one's own, who may mount a file system that nobody else sees and that is gone with the last process. */
const mounting = spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).status === 0;
const title = mounting ? "a file system of 8 MB" : "SKIPPED, no file system can be mounted here: a small file system";

describe.skipIf(!mounting)(title, () => {
  /** Analyzes onto it, does something to it, analyzes again; says what either left there. */
  function twice(name: string, between: string) {
    const disk = join(scratch, name);
    mkdirSync(disk);
    const analyze = `"$0" "$1" analyze study.csv --out "$2/results" -q -o /dev/null`;
    const digests = `(cd "$2" && find . -type f ! -name filling | sort | xargs sha256sum)`;
    const script = `
      mount -t tmpfs -o size=8m none "$2" && ${analyze} || exit 99
      ${digests} > "$2.before"
      cd "$2" && ${between}
      cd .. && ${analyze} --summary mean
      code=$?
      ${digests} > "$2.after"
      exit $code`;
    const { status, stderr } = spawnSync("unshare", ["-rm", "bash", "-c", script, process.execPath, BIN, disk], {
      cwd: scratch,
      encoding: "utf8",
    });
    const [before, after] = ["before", "after"].map((when) => readFileSync(`${disk}.${when}`, "utf8"));
    return { code: status, said: stderr.trimEnd().split("\n").at(-1), before, after };
  }

  test("is written onto from another one", () => {
    const { code, before, after } = twice("roomy", "true");
    expect(code).toBe(0);
    expect(before).toContain("./results/manifest.json");
    expect(after.split("\n")).toHaveLength(before.split("\n").length);
    expect(after).not.toBe(before);
  });

  test("when it is full: exit code 5, and everything as it was", () => {
    const { code, said, before, after } = twice("full", "dd if=/dev/zero of=filling bs=1k 2>/dev/null");
    expect({ code, said, after }).toEqual({
      code: 5,
      said: `error: cannot write to ${join(scratch, "full", "results")}: the disk is full`,
      after: before,
    });
  });

  test("when there is room for some of the files: the same", () => {
    const filled = "dd if=/dev/zero of=filling bs=1k 2>/dev/null; truncate -s -12k filling";
    const { code, said, before, after } = twice("tight", filled);
    expect({ code, said, after }).toEqual({
      code: 5,
      said: `error: cannot write to ${join(scratch, "tight", "results")}: the disk is full`,
      after: before,
    });
  });

  test("when it is read-only: the same", () => {
    const { code, said, before, after } = twice("fixed", "mount -o remount,ro .");
    expect({ code, said, after }).toEqual({
      code: 5,
      said: `error: cannot write to ${join(scratch, "fixed", "results")}: the file system is read-only`,
      after: before,
    });
  });
});

/** An ordinary user is bound by permissions, root is not. */
const asUser = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
const runs = spawnSync(asUser[0], [...asUser.slice(1), process.execPath, BIN, "--version"]).status === 0;

describe.skipIf(!runs)(runs ? "a folder" : "SKIPPED, no ordinary user can run this: a folder", () => {
  test("without permission to write into it: exit code 5, and everything as it was", () => {
    const folder = join(scratch, "locked");
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    for (const args of [
      ["analyze", "study.csv", "--out", folder],
      ["compare", "study.csv", "-o", join(folder, "comparisons.csv")],
      ["example", join(folder, "example")],
    ]) {
      const [command, ...rest] = [...asUser, process.execPath, BIN, ...args, "-q"];
      const { status, stderr } = spawnSync(command, rest, { cwd: scratch, encoding: "utf8" });
      expect({ status, stderr }).toEqual({
        status: 5,
        stderr: expect.stringMatching(/^error: cannot write to .*locked.*: no permission\n$/u),
      });
    }
    expect(readdirSync(folder)).toEqual([]);
    chmodSync(folder, 0o755);
    expect(existsSync(folder)).toBe(true);
  });

  test("without permission to read an input: exit code 3", () => {
    const path = join(scratch, "secret.csv");
    writeFileSync(path, STUDY);
    chmodSync(path, 0o000);
    const [command, ...rest] = [...asUser, process.execPath, BIN, "compare", "secret.csv"];
    const { status, stderr } = spawnSync(command, rest, { cwd: scratch, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 3, stderr: "error: secret.csv: no permission to read it\n" });
  });
});
