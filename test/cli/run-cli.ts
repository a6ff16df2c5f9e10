import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const BIN = resolve("bin/jdm-cytokines.js");

/** Runs the built binary as a user would, into pipes, with an environment that asks for nothing. */
export function runCli(args: readonly string[], { cwd, input, env }: Surroundings = {}): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    input: input ?? "",
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

/** A folder of the test file's own, gone afterwards. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "jdm-cytokines-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The bytes of every file of a folder and those below it, by its name in it. */
export function contentsOf(folder: string): Map<string, string> {
  const names = (readdirSync(folder, { recursive: true, encoding: "utf8" }) as string[]).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

/** The example study, as one wide file and as long files. */
export const EXAMPLE = {
  wide: resolve("examples/synthetic-three-patients/wide.csv"),
  long: ["panel.csv", "scores.csv", "patients.csv"].map((name) => resolve("examples/synthetic-three-patients", name)),
  results: resolve("examples/synthetic-three-patients/results"),
};
