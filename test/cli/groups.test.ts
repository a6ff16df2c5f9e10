import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const data = join(scratch, "study.csv");

interface Row {
  readonly group: string | null;
  readonly variable: string;
  readonly n: number;
  readonly p: number | null;
  readonly p_adjusted: number | null;
}

const rows = (...args: string[]): Row[] => JSON.parse(runCli(["compare", data, "--json", "-q", ...args]).stdout);

/** The example with a column of groups: SYN-2 in group b/1, the others in a; one row in none. */
beforeAll(() => {
  const [header, ...lines] = readFileSync(EXAMPLE.wide, "utf8").trimEnd().split("\n");
  const grouped = lines.map((line, i) => `${line},${line.startsWith("SYN-2") ? "b/1" : i === 0 ? "" : "a"}`);
  writeFileSync(data, `${[`${header},arm`, ...grouped].join("\n")}\n`);
});

describe("--by", () => {
  const small = (args: readonly string[], arms: readonly [string, string]) => {
    const rows = arms.flatMap((arm, i) => [`${"AB"[i]},-5,${arm},1`, `${"AB"[i]},5,${arm},2`]);
    const { code, stderr } = runCli(["compare", "-", ...args], {
      input: `patient,day,arm,IL-6\n${rows.join("\n")}\n`,
    });
    return { code, said: stderr.split("\n") };
  };

  test("does not stand in for what --where found wrong", () => {
    const { code, said } = small(["--by", "arm", "--where", "arm=z"], ["x", "y"]);
    expect(code).toBe(3);
    expect(said.slice(0, 2)).toEqual(["error: --where: no record has arm=z", '  hint: "arm" holds "x", "y"']);
    expect(said.join("\n")).not.toContain("--by");
  });

  test("needs a value to go by", () => {
    const { code, said } = small(["--by", "arm"], ["", ""]);
    expect([code, said[0]]).toEqual([3, 'error: --by: column "arm" holds no value']);
  });

  test("says of which group a remark is", () => {
    const { said } = small(["--by", "arm"], ["x", "y"]);
    expect(said.filter((line) => line.includes("With one patient")).map((line) => line.slice(0, 9))).toEqual([
      "note: x: ",
      "note: y: ",
    ]);
  });

  test("says of which group nothing can be compared", () => {
    const input = "patient,day,arm,IL-6\nA,-5,x,1\nA,5,x,2\nB,5,y,2\n";
    const { code, stderr } = runCli(["analyze", "-", "--by", "arm"], { input });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: y: no patient has values in both windows to compare/mu);
  });

  test("is one run a value, stacked in code-point order, each adjusted within itself", () => {
    const stacked = rows("--by", "arm");
    expect([...new Set(stacked.map(({ group }) => group))]).toEqual(["a", "b/1"]);
    for (const group of ["a", "b/1"])
      expect(stacked.filter((row) => row.group === group).map((row) => ({ ...row, group: null }))).toEqual(
        rows("--where", `arm=${group}`),
      );
  });

  test("says how many records belong to no group", () => {
    expect(runCli(["compare", data, "--by", "arm"]).stderr).toContain(
      'warning: 1 record has no value in column "arm", and belongs to no group',
    );
  });

  test("of a column that is not there says so", () => {
    const { code, stderr } = runCli(["compare", data, "--by", "army"]);
    expect(code).toBe(3);
    expect(stderr).toContain('"army"');
  });

  test("writes charts of each group under its name, and reads standard input as often as it must", () => {
    const folder = join(scratch, "out");
    const { code } = runCli(["analyze", "-", "--by", "arm", "--out", folder, "-q"], { input: readFileSync(data) });
    expect(code).toBe(0);
    expect(readdirSync(join(folder, "charts"))).toEqual(
      expect.arrayContaining(["trajectories.a.vl.json", "trajectories.b_1.vl.json"]),
    );
    expect(runCli(["check", folder, data, "-q"]).code).toBe(0);
  });

  test("a single chart shows one group", () => {
    const { code, stderr } = runCli(["chart", "paired", data, "--by", "arm"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--where arm=VALUE");
  });
});

describe("--pseudonyms", () => {
  test("leaves no patient id in any output or message", () => {
    const folder = join(scratch, "pseudonyms");
    const { code, stdout, stderr } = runCli(["analyze", data, "--pseudonyms", "--out", folder]);
    expect(code).toBe(0);
    const files = (readdirSync(folder, { recursive: true, encoding: "utf8" }) as string[]).filter((name) =>
      /\.\w+$/u.test(name),
    );
    const texts = files.map((name) => readFileSync(join(folder, name), "utf8"));
    for (const text of [stdout, stderr, ...texts]) expect(text).not.toContain("SYN-");
    expect(readFileSync(join(folder, "patients.csv"), "utf8")).toContain("P3");
  });

  test("changes no number", () => {
    expect(rows("--pseudonyms")).toEqual(rows());
  });

  test("hides ids in errors too", () => {
    const path = join(scratch, "twice.csv");
    writeFileSync(
      path,
      "patient_id,sample_date,transplant_date,IL-6\nAnna,2020-01-01,2020-02-01,1\nAnna,2020-05-01,2020-03-01,2\n",
    );
    const { code, stderr } = runCli(["analyze", path, "--pseudonyms"]);
    expect(code).toBe(3);
    expect(stderr).toContain('patient "P1" has two transplant dates');
    expect(stderr).not.toContain("Anna");
  });

  test("P01 to P12, so that they sort as the ids do", () => {
    const path = join(scratch, "twelve.csv");
    const lines = Array.from({ length: 12 }, (_, i) => [`id${100 + i},-5,${i + 1}`, `id${100 + i},50,${i + 2}`]).flat();
    writeFileSync(path, `patient,day,IL-6\n${lines.join("\n")}\n`);
    const { stdout } = runCli(["align", path, "--pseudonyms", "-q"]);
    const ids = stdout
      .split("\n")
      .slice(1, -1)
      .map((line) => line.match(/P\d+/u)?.[0]);
    expect([...new Set(ids)]).toEqual(Array.from({ length: 12 }, (_, i) => `P${String(i + 1).padStart(2, "0")}`));
  });
});
