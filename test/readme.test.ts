import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ExitCode } from "../src/cli/exit-code.js";
import { signedRankTest } from "../src/stats/index.js";
import { EXAMPLE, runCli, scratchFolder } from "./cli/run-cli.js";

const readme = readFileSync("README.md", "utf8");
const blocks = Array.from(readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu), ([, language, text]) => ({
  language,
  text,
}));
const scratch = scratchFolder();

/** A folder with the files the README's commands name, and the tool on the path. */
function workplace(): { cwd: string; env: NodeJS.ProcessEnv } {
  const [bin, cwd] = [join(scratch, "bin"), join(scratch, "work")];
  for (const folder of [bin, cwd]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  symlinkSync(resolve("bin/jdm-cytokines.js"), join(bin, "jdm-cytokines"));
  copyFileSync(EXAMPLE.wide, join(cwd, "study.csv"));
  for (const [i, name] of ["panel.csv", "scores.csv", "patients.csv"].entries())
    copyFileSync(EXAMPLE.long[i], join(cwd, name));
  return { cwd, env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` } };
}

describe("the README", () => {
  test("shows how the demo's report begins", () => {
    const report = readFileSync("examples/synthetic-three-patients/report.txt", "utf8");
    const shown = blocks.find(({ text }) => text.startsWith("Before and after transplant"));
    expect(shown).toBeDefined();
    expect(report.startsWith(shown?.text ?? "-")).toBe(true);
  });

  test("names the two commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    expect(blocks.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["npm ci && npm run demo\n", "npm ci && npm test\n"]),
    );
    expect(scripts.demo).toContain("examples/synthetic-three-patients/wide.csv");
    expect(scripts.test).toBe("node test/run.js");
  });

  test("has only commands that run", () => {
    const { cwd, env } = workplace();
    const lines = blocks.flatMap(({ text }) => text.split("\n")).filter((line) => line.startsWith("jdm-cytokines "));
    const inline = Array.from(readme.matchAll(/`(jdm-cytokines [a-z]+ [^`]*)`/gu), ([, line]) => line).filter(
      (line) => !/[A-Z]{3}/u.test(line),
    );
    const commands = [...lines, ...inline].map((line) => line.replace(/ \| jq .*$/u, " > /dev/null"));
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      const { status, stderr } = spawnSync(command, { cwd, env, shell: true, encoding: "utf8" });
      expect({ command, status, stderr: status === 0 ? "" : stderr }).toEqual({ command, status: 0, stderr: "" });
    }
  });

  test("lists the commands that --help lists", () => {
    const help = runCli(["--help"]).stdout;
    const inHelp = Array.from(
      help.slice(help.indexOf("Commands:")).matchAll(/^ {2}([a-z]+) /gmu),
      ([, name]) => name,
    ).filter((name) => name !== "help");
    const inReadme = Array.from(readme.matchAll(/^\| `([a-z]+) [^|]*` \|/gmu), ([, name]) => name);
    expect(inReadme).toEqual(inHelp);
  });

  test("shows a settings file that is one", () => {
    const { cwd, env } = workplace();
    const shown = blocks.find(({ language }) => language === "toml");
    writeFileSync(join(cwd, "shown.toml"), shown?.text ?? "");
    const { status, stderr } = spawnSync("jdm-cytokines compare study.csv --config shown.toml -v", {
      cwd,
      env,
      shell: true,
      encoding: "utf8",
    });
    expect({ status, read: stderr.includes("settings: shown.toml"), rows: stderr.includes(" of 37 rows") }).toEqual({
      status: 0,
      read: true,
      rows: true,
    });
  });

  test("lists exit codes that there are", () => {
    const codes = Array.from(readme.matchAll(/^\| (\d+) \|/gmu), ([, code]) => Number(code));
    for (const code of codes) expect(Object.values(ExitCode)).toContain(code);
  });

  test("shows a file that is read without a complaint", () => {
    const example = blocks.find(({ text }) => text.startsWith("patient_id,"));
    const path = join(scratch, "shown.csv");
    writeFileSync(path, example?.text ?? "");
    const { code, stderr, stdout } = runCli(["inspect", path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^1 patient, 2 blood samples, 2 analytes, 2 scores: ready to analyze$/mu);
  });

  test("is right about its library example", () => {
    const { p, floor } = signedRankTest([-2, -1.5, -2]);
    expect({ p, floor }).toEqual({ p: 0.25, floor: 0.25 });
    expect(readme).toContain("signedRankTest([-2, -1.5, -2]).p; // 0.25, and floor 0.25");
  });
});
