import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
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
    const commands = [...lines, ...inline].map((line) => line.replace(/ \| (?:jq .*|source)$/u, " > /dev/null"));
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

  test("quotes the numbers that the three-patient example has", () => {
    const walk = readme.slice(readme.indexOf("## The three-patient example, read"), readme.indexOf("## Choices"));
    const rows = (name: string) =>
      parse<Record<string, string>>(readFileSync(join(EXAMPLE.results, name), "utf8"), { columns: true });
    const cxcl10 = rows("comparisons.csv").find(({ variable }) => variable === "CXCL10");
    const syn1 = rows("patients.csv").find(({ variable, patient }) => variable === "CXCL10" && patient === "SYN-1");
    const pga = rows("correlations.csv").find(({ variable, score }) => variable === "CXCL10" && score === "PGA");
    const il4 = rows("comparisons.csv").find(({ variable }) => variable === "IL-4");
    const report = readFileSync("examples/synthetic-three-patients/report.txt", "utf8").replaceAll(/\s+/gu, " ");
    const lower = report.match(/Lower after in each of 3 patients: (.*?)\. - /u)?.[1].match(/×/gu) ?? [];
    const three = (x: string | undefined) => String(Number(Number(x).toPrecision(3)));
    const p = (x: string | undefined, digits: number) => Number(x).toFixed(digits).replace(/^0/u, "");
    for (const quoted of [
      `heads ${lower.length} analytes that are lower`,
      `from ${three(syn1?.value_before)} to ${three(syn1?.value_after)} pg/ml`,
      `ratio is ×${three(syn1?.estimate)}, with an interval of ${three(syn1?.ci_low)} to ${three(syn1?.ci_high)}`,
      `fell to ×${three(cxcl10?.phase_estimate)} [${three(cxcl10?.phase_low)}, ${three(cxcl10?.phase_high)}]`,
      `is ${p(cxcl10?.p_phase_shift, 3)} for CXCL10`,
      `p paired is ${p(cxcl10?.p, 2)} for CXCL10, and ${p(cxcl10?.p_floor, 2)} is its floor`,
      `goes with PGA (rho ${p(pga?.rho_within, 2)})`,
      `rho is ${p(pga?.rho_beyond, 2)} (p = ${p(pga?.p_beyond, 3)})`,
      `it is ${p(pga?.rho_pooled, 2)}, the number`,
      `p paired is ${p(il4?.p, 2)}, and it could have been anything from ${p(il4?.p_lowest, 2)} to ${Number(il4?.p_highest)}`,
    ])
      expect(walk.replaceAll(/\s+/gu, " ")).toContain(quoted);
    expect(Number(cxcl10?.p_phase)).toBeLessThan(0.001);
  });

  test("shows a library script that runs", () => {
    const { cwd, env } = workplace();
    const script = blocks.find(({ text }) => text.includes('from "jdm-cytokines"'))?.text ?? "";
    mkdirSync(join(cwd, "node_modules"));
    symlinkSync(resolve("."), join(cwd, "node_modules", "jdm-cytokines"), "junction");
    writeFileSync(join(cwd, "script.mjs"), `${script}\nif (diagnostics.length > 0) throw new Error("a warning");\n`);
    expect(script).toContain("readStudy(");
    expect(spawnSync(process.execPath, ["script.mjs"], { cwd, env, encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  test("is right about its library example", () => {
    const { p, floor } = signedRankTest([-2, -1.5, -2]);
    expect({ p, floor }).toEqual({ p: 0.25, floor: 0.25 });
    expect(readme).toContain("signedRankTest([-2, -1.5, -2]).p; // 0.25, and floor 0.25");
  });
});
