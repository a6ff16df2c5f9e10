import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();

/** Every file below a folder, by its path inside, with its text. */
function filesBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}

function analyzed(
  name: string,
  args: readonly string[],
  surroundings = {},
): { report: string; files: Record<string, string> } {
  const folder = join(scratch, name);
  const { code, stdout, stderr } = runCli(["analyze", ...args, "--out", folder, "-q"], surroundings);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return { report: stdout, files: filesBelow(folder) };
}

describe.each(["three", "twelve"])("the example study of %s patients", (count) => {
  const study = resolve(`examples/synthetic-${count}-patients`);

  test("is what its generator makes", () => {
    const folders = ["three", "twelve"].map((name) => join(scratch, `made-${name}`));
    execFileSync(process.execPath, [resolve("examples/make-study.js"), ...folders]);
    for (const name of ["wide.csv", "panel.csv", "scores.csv", "patients.csv"])
      expect(readFileSync(join(scratch, `made-${count}`, name), "utf8")).toBe(readFileSync(join(study, name), "utf8"));
  });

  test("gives the committed report and files, byte for byte", () => {
    const { report, files } = analyzed(`committed-${count}`, [join(study, "wide.csv"), "--render", "svg"]);
    const committed = filesBelow(join(study, "results"));
    expect(Object.keys(files)).toEqual(Object.keys(committed));
    for (const [name, text] of Object.entries(files)) expect(text === committed[name], name).toBe(true);
    expect(report).toBe(readFileSync(join(study, "report.txt"), "utf8"));
    // What a browser opens with ease, and mail takes.
    expect(Buffer.byteLength(files["report.html"])).toBeLessThan(2_000_000);
  });

  test("is as `check` computes it", () => {
    const { code, stdout } = runCli(["check", join(study, "results"), join(study, "wide.csv"), "-q"]);
    expect({ code, stdout: stdout.replace(/^.*: \d+ /u, "") }).toEqual({
      code: 0,
      stdout: "files, all as these data give them\n",
    });
  });
});

describe("`example`", () => {
  test("writes the study, and not over other files", () => {
    const folder = join(scratch, "written");
    expect(runCli(["example", folder]).code).toBe(0);
    expect(readFileSync(join(folder, "wide.csv"), "utf8")).toBe(readFileSync(EXAMPLE.wide, "utf8"));
    expect(runCli(["example", folder]).code).toBe(0);
    appendFileSync(join(folder, "wide.csv"), "x");
    const again = runCli(["example", folder]);
    expect(again.code).toBe(5);
    expect(again.stderr).toContain("--force");
    expect(runCli(["example", folder, "--force"]).code).toBe(0);
    expect(readFileSync(join(folder, "wide.csv"), "utf8")).toBe(readFileSync(EXAMPLE.wide, "utf8"));
  });
});

describe("the same data in another form", () => {
  let wide: ReturnType<typeof analyzed>;
  beforeAll(() => {
    wide = analyzed("wide", [EXAMPLE.wide]);
  });

  test("long files give the same tables, charts, methods and result.json apart from digests, in any order", () => {
    for (const [i, order] of [EXAMPLE.long, [...EXAMPLE.long].reverse()].entries()) {
      const long = analyzed(`long-${i}`, order);
      const same = Object.keys(wide.files).filter(
        (name) => !["exclusions.csv", "manifest.json", "report.html", "result.json"].includes(name),
      );
      for (const name of same) expect(long.files[name], name).toBe(wide.files[name]);
      const { inputs: _wide, ...expected } = JSON.parse(wide.files["result.json"]);
      const { inputs: _long, ...found } = JSON.parse(long.files["result.json"]);
      expect(found).toEqual(expected);
      expect(long.report).toBe(wide.report);
    }
  });

  test("two time zones, two locales and two folders give identical bytes", () => {
    const [here, there] = ["here", "there"].map((name) => join(scratch, name));
    for (const folder of [here, there]) mkdirSync(folder);
    const tokyo = analyzed("tokyo", [EXAMPLE.wide], {
      cwd: here,
      env: { TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    });
    const newYork = analyzed("new-york", [EXAMPLE.wide], {
      cwd: there,
      env: { TZ: "America/New_York", LANG: "C", LC_ALL: "C" },
    });
    expect(newYork).toEqual(tokyo);
  });
});
