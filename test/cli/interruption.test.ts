import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { hasTerminal } from "./many-runs.js";
import { contentsOf, runCli, scratchFolder } from "./run-cli.js";
import { STUDY } from "./small-files.js";

const scratch = scratchFolder();
const strike = pathToFileURL(resolve("test/cli/strike.js")).href;
const BIN = resolve("bin/jdm-cytokines.js");

/** Two ways to analyze that share some files, differ in others, and one of which has a file more. */
const SETTINGS = { two: [], three: ["--window", "a=..-30", "--window", "b=-29..0", "--window", "c=1.."] } as const;
type Way = keyof typeof SETTINGS;

/** What each way leaves, file by file. */
const whole = new Map<Way, ReadonlyMap<string, string>>();
const steps = new Map<string, number>();

/** Analyzes into a folder, struck at a step by a signal. */
function analyze(folder: string, way: Way, at = 0, signal = "", count?: string): Promise<string | number | null> {
  const args = ["--import", strike, BIN, "analyze", "study.csv", "--out", folder, "-q", ...SETTINGS[way]];
  const env = { PATH: process.env.PATH, STRIKE: `${at} ${signal}`, STRIKE_COUNT: count };
  const child = spawn(process.execPath, args, { cwd: scratch, env, stdio: "ignore" });
  return new Promise((done) => child.on("close", (code, by) => done(by ?? code)));
}

beforeAll(async () => {
  writeFileSync(join(scratch, "study.csv"), STUDY);
  for (const way of ["two", "three"] as const) {
    await analyze(`whole-${way}`, way);
    whole.set(way, contentsOf(join(scratch, `whole-${way}`)));
  }
  for (const [way, other] of [
    ["two", "three"],
    ["three", "two"],
  ] as const) {
    const folder = `counted-${way}`;
    cpSync(join(scratch, `whole-${other}`), join(scratch, folder), { recursive: true });
    await analyze(folder, way, 0, "", join(scratch, "count"));
    steps.set(way, Number(readFileSync(join(scratch, "count"), "utf8")));
  }
}, 120_000);

/** Numbers from 1 to `most`, the same at each run (a linear congruential generator, Numerical Recipes 7.1). */
function* moments(seed: number, most: number): Generator<number> {
  for (let x = seed; ; ) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    yield 1 + Math.floor((x / 2 ** 32) * most);
  }
}

const visible = (files: ReadonlyMap<string, string>) => [...files].filter(([name]) => !/(?:^|\/)\./u.test(name));

describe("a run that is interrupted while it writes over earlier results", { timeout: 300_000 }, () => {
  test("by SIGKILL, fifty times, leaves each file old or new and whole, and the next run mends the folder", async () => {
    await Promise.all(
      [1, 2].map(async (seed) => {
        const folder = `killed-${seed}`;
        cpSync(join(scratch, "whole-two"), join(scratch, folder), { recursive: true });
        const next = moments(seed, Math.max(...steps.values()));
        const versions = [...whole.values()];
        for (let i = 1, kills = 0; kills < 25; i++) {
          const way = i % 2 === 1 ? "three" : "two";
          const at = next.next().value;
          // A run that finds most of its files there already has fewer steps, and may end before its moment.
          const ended = await analyze(folder, way, at, "SIGKILL");
          expect(["SIGKILL", 0]).toContain(ended);
          kills += ended === "SIGKILL" ? 1 : 0;
          for (const [name, text] of visible(contentsOf(join(scratch, folder))))
            expect({ at, name, isWhole: versions.some((files) => files.get(name) === text) }).toEqual({
              at,
              name,
              isWhole: true,
            });
          for (const name of ["comparisons.csv", "manifest.json", "result.json"])
            expect(contentsOf(join(scratch, folder)).has(name)).toBe(true);
          if (i % 5 > 0) continue;
          expect(await analyze(folder, way)).toBe(0);
          expect(contentsOf(join(scratch, folder))).toEqual(whole.get(way));
        }
      }),
    );
  });

  test("by SIGINT or SIGTERM, fifty times, leaves all old or all new and no temporary file", async () => {
    await Promise.all(
      (["SIGINT", "SIGTERM"] as const).map(async (signal, seed) => {
        const folder = `signalled-${signal}`;
        cpSync(join(scratch, "whole-two"), join(scratch, folder), { recursive: true });
        const next = moments(10 + seed, Math.min(...steps.values()));
        let there: Way = "two";
        for (let i = 1; i <= 25; i++) {
          const way: Way = there === "two" ? "three" : "two";
          expect(await analyze(folder, way, next.next().value, signal)).toBe(signal);
          const left = contentsOf(join(scratch, folder));
          if (left.get("manifest.json") === whole.get(way)?.get("manifest.json")) there = way;
          expect(left).toEqual(whole.get(there));
        }
      }),
    );
  });

  test("while it waits for its input ends at once", async () => {
    const child = spawn(process.execPath, [BIN, "compare", "-"], { stdio: ["pipe", "ignore", "ignore"] });
    const ended = new Promise((done) => child.on("close", (_, signal) => done(signal)));
    child.stdin.write("patient_id,day,");
    child.kill("SIGINT");
    expect(await ended).toBe("SIGINT");
  });

  test.skipIf(!hasTerminal)("while it reads on a terminal takes its progress line away first", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `P${i},-3,${"12.5,".repeat(40)}1\n`).join("");
    const header = `patient,day,${Array.from({ length: 41 }, (_, i) => `A${i}`).join(",")}\n`;
    writeFileSync(join(scratch, "long.csv"), header + rows.repeat(1500));
    const after = await struckAt("reading long.csv", "long.csv");
    expect(after.endsWith("\r\u001b[K")).toBe(true);
    expect(after).not.toContain("error");
  });

  test.skipIf(!hasTerminal)("while it computes on a terminal takes its progress line away first", async () => {
    // Seconds of work, of which it does one: progress is shown after that.
    const names = Array.from({ length: 600 }, (_, i) => `A${i}`);
    const row = (i: number) => [
      `P${i % 200}`,
      Math.floor(i / 200) * 50 - 275,
      ...names.map((_, k) => 1 + ((i * (k + 3)) % 97)),
    ];
    const rows = Array.from({ length: 2400 }, (_, i) => row(i).join(","));
    writeFileSync(join(scratch, "large.csv"), `patient,day,${names.join(",")}\n${rows.join("\n")}\n`);
    const after = await struckAt("analyzing variable", "large.csv");
    expect(after.endsWith("\r\u001b[K")).toBe(true);
    expect(after).not.toContain("p paired");
  });

  test("into a folder of its own leaves nothing behind, the folder neither", async () => {
    expect(await analyze("deep/new", "two", 6, "SIGINT")).toBe("SIGINT");
    expect(readdirSync(scratch)).not.toContain("deep");
  });
});

/** Compares a file on a terminal, with ^C once `text` is seen, and gives what is shown from then on. */
async function struckAt(text: string, file: string): Promise<string> {
  const command = `exec '${process.execPath}' '${BIN}' compare ${file}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    cwd: scratch,
    env: { PATH: process.env.PATH, TERM: "xterm" },
  });
  let seen = "";
  let isStruck = false;
  child.stdout.on("data", (shown) => {
    seen += shown;
    if (isStruck || !seen.includes(text)) return;
    isStruck = true;
    child.stdin.write("\u0003");
  });
  await new Promise((done) => child.on("close", done));
  expect(seen).toContain(text);
  return seen.slice(seen.indexOf("^C"));
}

describe("two runs into one folder at once", { timeout: 120_000 }, () => {
  test("both end well, and leave the files of one of them", async () => {
    for (let i = 0; i < 4; i++) {
      expect(await Promise.all([analyze("shared", "two"), analyze("shared", "three")])).toEqual([0, 0]);
      const left = contentsOf(join(scratch, "shared"));
      expect([...whole.values()]).toContainEqual(left);
    }
  });

  test("one that died leaves no lock: its place is taken at once", async () => {
    const folder = join(scratch, "abandoned");
    cpSync(join(scratch, "whole-two"), folder, { recursive: true });
    // The last steps: the manifest moved, the note removed, and one for each temporary file that is left, being as the old one.
    const same = [...(whole.get("three") ?? [])].filter(([name, text]) => whole.get("two")?.get(name) === text).length;
    const at = (steps.get("three") ?? 0) - same - 1;
    expect(await analyze("abandoned", "three", at, "SIGKILL")).toBe("SIGKILL");
    expect(readdirSync(folder)).toContain(".manifest.pending.json");
    const note = runCli(["check", "abandoned", "study.csv"], { cwd: scratch });
    expect({ code: note.code, said: note.stderr.includes("was interrupted; analyze --out mends it") }).toEqual({
      code: 1,
      said: true,
    });
    expect(await analyze("abandoned", "two")).toBe(0);
    expect(contentsOf(folder)).toEqual(whole.get("two"));
    rmSync(folder, { recursive: true });
  });
});
