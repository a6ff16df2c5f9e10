import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { HERE, isAlive } from "../../../src/cli/output/running.js";

describe("a process", () => {
  test("is alive while it runs, whoever started it", () => {
    expect([process.pid, process.ppid, 1].map(isAlive)).toEqual([true, true, process.platform !== "win32"]);
    expect([0, spawnSync(process.execPath, ["-e", ""]).pid].map(isAlive)).toEqual([false, false]);
  });

  test.skipIf(!existsSync("/proc/self/stat"))("that has ended is not, though nobody asked how", async () => {
    // The second sleep takes the shell's place, and knows of no first.
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const [said] = await once(parent.stdout, "data");
      const child = Number(said);
      const state = () => readFileSync(`/proc/${child}/stat`, "latin1").split(") ")[1][0];
      while (state() !== "Z") await sleep(10);
      expect([parent.pid ?? 0, child].map(isAlive)).toEqual([true, false]);
    } finally {
      parent.kill();
    }
  });
});

test("where a process's number means it is told by a name for any file, and by whose numbers they are", () => {
  expect(HERE).toMatch(/^[A-Za-z0-9_-]{1,90}$/u);
  expect(HERE).toContain(hostname().slice(0, 8).replaceAll(".", "_"));
  if (existsSync("/proc/self/ns/pid"))
    expect(`pid:[${HERE.split("-").at(-1)}]`).toBe(readlinkSync("/proc/self/ns/pid"));
});
