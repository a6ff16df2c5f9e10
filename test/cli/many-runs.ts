import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Finished } from "./run-cli.js";

const BIN = resolve("bin/jdm-cytokines.js");

/** One way to run the built binary: on a terminal or not, its streams open or not. */
export interface OneRun {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard output is a terminal, 100 columns wide, or as many as are given. */
  readonly terminal?: boolean | number;
  readonly stdout?: "closed" | "reader that leaves";
  /** Standard input; nobody's where it is closed. */
  readonly stdin?: "closed" | string;
  /** What is run before node, as `ulimit -f 8`, in the same shell. */
  readonly before?: string;
}

/** Whether `script` of util-linux is there to be a terminal. */
export const hasTerminal = /util-linux/u.test(spawnSync("script", ["--version"], { encoding: "utf8" }).stdout ?? "");

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Runs it through a shell, which can do to streams what a parent process cannot. */
export function runIt(run: OneRun): Promise<Finished> {
  const folder = mkdtempSync(join(run.cwd, ".run-"));
  const [out, err] = [join(folder, "out"), join(folder, "err")];
  const redirections = [
    `2>${quoted(err)}`,
    run.stdin === "closed" ? "<&-" : "",
    run.stdout === "closed" ? ">&-" : "",
  ].join(" ");
  const command = [process.execPath, BIN, ...run.args].map(quoted).join(" ");
  const reader = run.stdout === "reader that leaves" ? ` | head -c 1; exit "\${PIPESTATUS[0]}"` : "";
  const line = `${run.before ?? ":"}; ${command} ${redirections}${reader}`;
  const stdout = openSync(out, "w");
  const child = isTerminal(run)
    ? spawn(
        "script",
        ["-qec", `stty cols ${run.terminal === true ? 100 : run.terminal}; exec bash -c ${quoted(line)}`, "/dev/null"],
        options(run, stdout),
      )
    : spawn("bash", ["-c", line], options(run, stdout));
  if (run.stdin !== "closed") child.stdin?.end(run.stdin ?? "");
  return new Promise((finish) => {
    child.on("close", (code) => {
      closeSync(stdout);
      const text = readFileSync(out, "utf8").replaceAll("\r\n", "\n");
      finish({ code, stdout: text, stderr: readFileSync(err, "utf8") });
    });
  });
}

function isTerminal({ terminal = false }: OneRun): boolean {
  return terminal !== false;
}

function options(run: OneRun, stdout: number) {
  const { cwd, env } = run;
  // Under `script` the terminal is standard input too, and stays open.
  const stdin = isTerminal(run) ? ("ignore" as const) : ("pipe" as const);
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, TERM: "xterm-256color", SHELL: "/bin/sh" };
  return { cwd, env: { ...inherited, ...env }, stdio: [stdin, stdout, "ignore"] as ["pipe", number, "ignore"] };
}

/** All of them, two at a time, in order. */
export async function runAll(runs: readonly OneRun[]): Promise<Finished[]> {
  const finished: Finished[] = [];
  let next = 0;
  const work = async () => {
    for (let i = next++; i < runs.length; i = next++) finished[i] = await runIt(runs[i]);
  };
  await Promise.all([work(), work()]);
  return finished;
}
