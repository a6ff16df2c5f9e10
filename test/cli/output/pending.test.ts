import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { done, giveBack, leftPending, takeFolder } from "../../../src/cli/output/pending.js";
import { HERE } from "../../../src/cli/output/running.js";
import { scratchFolder } from "../run-cli.js";

const folder = scratchFolder();
const lock = join(folder, ".manifest.pending.json");
const digest = (name: string) => ({ name, sha256: name });
const pause = async () => {};
const take = (longest: number) => takeFolder(folder, [digest("new.csv")], pause, longest);
const heldBy = (pid: number, host = HERE) =>
  writeFileSync(lock, JSON.stringify({ host, pid, outputs: [digest("old.csv")] }));
/** A process that has ended. */
const gone = spawnSync(process.execPath, ["-e", ""]).pid;

describe("a folder taken for writing", () => {
  test("names what is to come, until all of it is there", async () => {
    expect(await take(1000)).toEqual([]);
    expect(leftPending(folder)).toEqual([digest("new.csv")]);
    done(folder);
    expect(existsSync(lock)).toBe(false);
  });

  test("is not taken from a run that lives: that is waited for, and then refused with the way out", async () => {
    heldBy(process.ppid);
    const held = readFileSync(lock, "utf8");
    await expect(take(100)).rejects.toMatchObject({
      exitCode: 5,
      message: `another run is writing into ${folder}`,
      faults: [{ hint: expect.stringContaining(lock) }],
    });
    expect(readFileSync(lock, "utf8")).toBe(held);
    const waiting = take(5000);
    setTimeout(() => rmSync(lock), 50);
    expect(await waiting).toEqual([]);
    done(folder);
  });

  test("is taken from a run that died, with what that may have moved", async () => {
    heldBy(gone);
    expect(await take(1000)).toEqual([digest("old.csv")]);
    expect(leftPending(folder)).toEqual([digest("new.csv"), digest("old.csv")]);
    giveBack(folder, [digest("old.csv")]);
    expect(leftPending(folder)).toEqual([digest("old.csv")]);
    expect(await take(1000)).toEqual([digest("old.csv")]);
    done(folder);
  });

  test("is taken from another machine's run only when that is long ago", async () => {
    heldBy(gone, "elsewhere");
    await expect(take(100)).rejects.toThrow("another run is writing");
    utimesSync(lock, 0, 0);
    expect(await take(1000)).toEqual([digest("old.csv")]);
    done(folder);
  });

  test("is taken from a run that died before it wrote a word", async () => {
    writeFileSync(lock, "");
    utimesSync(lock, 0, 0);
    expect(await take(1000)).toEqual([]);
    done(folder);
  });
});
