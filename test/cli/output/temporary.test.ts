import { spawnSync } from "node:child_process";
import { closeSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { openTemporary, sweep, temporaryFor } from "../../../src/cli/output/temporary.js";
import { scratchFolder } from "../run-cli.js";

const folder = scratchFolder();
/** A process that has ended. */
const gone = spawnSync(process.execPath, ["-e", ""]).pid;
const [, machine] = /^\.jdm-cytokines-(.+)-\d+-\d+\.tmp$/u.exec(basename(temporaryFor("x"))) ?? [];

describe("temporary files", () => {
  test("lie in the target's folder by a name of their own, short and plain however the target is called", () => {
    const path = join(folder, "é\n".repeat(80));
    const [one, two] = [temporaryFor(path), temporaryFor(path)];
    expect(dirname(one)).toBe(folder);
    expect(one).not.toBe(two);
    expect(basename(one)).toMatch(/^[.A-Za-z0-9_-]{20,120}$/u);
  });

  test("are opened anew: what another process of the same number and machine's name writes stays its own", () => {
    const number = Number(/-(\d+)\.tmp$/u.exec(temporaryFor("x"))?.[1]);
    const taken = [1, 2].map((after) => join(folder, `.jdm-cytokines-${machine}-${process.pid}-${number + after}.tmp`));
    for (const path of taken) writeFileSync(path, "another's");
    const { temporary, file } = openTemporary(join(folder, "a.csv"));
    closeSync(file);
    expect(taken).not.toContain(temporary);
    expect(dirname(temporary)).toBe(folder);
    for (const path of taken) expect(readFileSync(path, "utf8")).toBe("another's");
  });

  test("of a process that has ended are swept away; a living one's, another machine's and other files stay", () => {
    const left = join(folder, `.jdm-cytokines-${machine}-${gone}-1.tmp`);
    const kept = [`.jdm-cytokines-${machine}-${process.ppid}-1.tmp`, `.jdm-cytokines-elsewhere-${gone}-1.tmp`, "a.csv"];
    for (const path of [left, ...kept.map((name) => join(folder, name))]) writeFileSync(path, "");
    sweep(folder);
    expect(existsSync(left)).toBe(false);
    for (const name of kept) expect(existsSync(join(folder, name))).toBe(true);
  });
});
