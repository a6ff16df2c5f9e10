import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import {
  analyze,
  charts,
  DEFAULT_PLAN,
  type Plan,
  readStudy,
  renderPng,
  renderSvg,
  resultJson,
  StudyError,
  TABLE_NAMES,
  table,
} from "../../src/index.js";
import { EXAMPLE, runCli } from "../cli/run-cli.js";

const WIDE = readFileSync(EXAMPLE.wide, "utf8");
const { study } = await readStudy(EXAMPLE.wide);
const result = analyze(study);

/** What a call throws, whether at once or later. */
async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return null;
}

describe("readStudy", () => {
  test("takes a path, a URL, a text, bytes and a stream for the same", async () => {
    async function* pieces() {
      for (let i = 0; i < WIDE.length; i += 1000) yield Buffer.from(WIDE.slice(i, i + 1000));
    }
    for (const source of [
      pathToFileURL(EXAMPLE.wide),
      { name: "wide.csv", content: WIDE },
      { name: "wide.csv", content: new TextEncoder().encode(WIDE) },
      { name: "wide.csv", content: new Uint8Array(gzipSync(WIDE)) },
      { name: "wide.csv", content: pieces() },
    ])
      expect((await readStudy(source)).study).toEqual(study);
  });

  test("joins several files in any order, as the command does", async () => {
    const [joined, turned] = await Promise.all([readStudy(EXAMPLE.long), readStudy(EXAMPLE.long.toReversed())]);
    expect(turned).toEqual(joined);
    expect(table(analyze(joined.study), "comparisons")).toEqual(table(result, "comparisons"));
  });

  test("says what it took the columns for, and what there is to know", async () => {
    const text = "patient_id,day,IL-6 (pg/ml),IL-8 (pg/ml)\nP1,-3,1.5,4\nP1,9000,2.5,3\n";
    const { files, diagnostics } = await readStudy({ name: "a.csv", content: text });
    expect(files[0].columns.map(({ role }) => role)).toEqual(["patient", "day", "analyte", "analyte"]);
    expect(diagnostics.map(({ severity, place }) => ({ severity, place }))).toContainEqual({
      severity: "warning",
      place: { file: "a.csv", line: 3 },
    });
  });

  test("takes limits from a table beside the data", async () => {
    const data = "patient_id,day,IL-6 (pg/ml)\nP1,-3,<LOD\nP1,5,2.5\n";
    const { study: limited } = await readStudy(
      { name: "a.csv", content: data },
      { limits: { name: "limits.csv", content: "analyte,lod\nIL-6,0.4\n" } },
    );
    expect([...limited.columns[0].values]).toEqual([0.4, 2.5]);
  });

  test("throws everything that is wrong with the data at once", async () => {
    const content = "patient_id,day,IL-6\nP1,-3,1.2.3\nP1,5,x\n";
    const error = await thrownBy(() => readStudy({ name: "a.csv", content }, { analytes: ["IL-6"] }));
    if (!(error instanceof StudyError)) throw new TypeError("a StudyError was required");
    const errors = error.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ place }) => place)).toEqual([
      { file: "a.csv", line: 2, column: 3 },
      { file: "a.csv", line: 3, column: 3 },
    ]);
    expect(error.message).toMatch(/^a\.csv:2:3: .*"1\.2\.3".* and 1 more$/u);
    expect(error.name).toBe("StudyError");
  });

  test.each([
    [{ layuot: "wide" }, /^option of reading: "layuot" is none of .*; did you mean layout\?$/u],
    [{ decimal: "comme" }, /^decimal: "comme" is none of auto, point, comma; did you mean comma\?$/u],
    [{ analytes: "IL-6" }, /^analytes: a list is required; found "IL-6"$/u],
    [{ roles: { pateint: "id" } }, /^roles: "pateint" is none of .*; did you mean patient\?$/u],
  ])("says which options there are for %j", async (options, message) => {
    const error = await thrownBy(() => readStudy({ name: "a.csv", content: WIDE }, options as object));
    expect(error).toBeInstanceOf(RangeError);
    expect(String((error as Error).message)).toMatch(message);
  });

  test("leaves a file that is not there to the system to name", async () => {
    expect(await thrownBy(() => readStudy("/no/such/file.csv"))).toMatchObject({ code: "ENOENT" });
  });
});

describe("analyze", () => {
  test("has the command's numbers, the plan's defaults being its defaults", () => {
    const { stdout } = runCli(["analyze", EXAMPLE.wide, "--json"]);
    const ours = JSON.parse(JSON.stringify(resultJson(result, [])));
    expect({ ...ours, inputs: null }).toEqual({ ...JSON.parse(stdout), inputs: null });
  });

  test("takes what differs from the defaults, and orders windows by day", () => {
    const windows = [
      { name: "late", from: 366, to: Number.POSITIVE_INFINITY },
      { name: "before", from: -365, to: 0 },
    ];
    const { plan } = analyze(study, { windows, summary: "mean" }, { correlate: false });
    expect(plan).toEqual({ ...DEFAULT_PLAN, windows: windows.toReversed(), summary: "mean" });
  });

  test("leaves out what is not wanted", () => {
    const { comparisons, correlations } = analyze(study, {}, { correlate: false });
    expect({ comparisons: comparisons.length, correlations: correlations.length }).toEqual({
      comparisons: study.variables.length,
      correlations: 0,
    });
  });

  test("leaves out each patient's own line, and nothing else", () => {
    const [all, without] = [{}, { patients: false }].map((parts) => analyze(study, {}, parts));
    expect(all.comparisons[0].patients.length).toBe(study.patients.length);
    expect(without.comparisons).toEqual(all.comparisons.map((row) => ({ ...row, patients: [] })));
  });

  test.each([
    [{ sumary: "mean" }, 'plan: "sumary" is none of'],
    [{ test: "wilcoxon" }, 'test: "wilcoxon" is none of signed-rank, sign'],
    [{ confidence: 95 }, "confidence: 95 is not a level between 0 and 1"],
    [{ seed: 0.5 }, "seed: 0.5 is not a whole number from 0"],
    [{ scoreTolerance: -1 }, "scoreTolerance: -1 is not a whole number of days from 0"],
    [{ excludeDays: [90, -10] }, "excludeDays: [90,-10] is not [from, to] in days"],
    [{ windows: [{ name: "all", from: 0, to: 9 }] }, "windows: at least two are required; found 1"],
    [
      {
        windows: [
          { name: "a", from: 0, to: 9 },
          { name: "b", from: 9, to: 12 },
        ],
      },
      'windows "a" and "b" overlap',
    ],
    [{ adjust: "westfall-young", test: "sign" }, "adjust westfall-young needs test"],
  ])("refuses the plan %j", async (plan, message) => {
    const error = await thrownBy(() => analyze(study, plan as Partial<Plan>));
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message.startsWith(message)).toBe(true);
  });
});

describe("table", () => {
  test.each(TABLE_NAMES.filter((name) => name !== "trends"))("%s has the rows of the command's file", (name) => {
    const rows = parse<Record<string, string>>(readFileSync(`${EXAMPLE.results}/${name}.csv`, "utf8"), {
      columns: true,
    });
    const ours = table(result, name);
    expect(ours.length).toBe(rows.length);
    expect(Object.keys(ours[0])).toEqual(Object.keys(rows[0]));
    for (const [i, row] of ours.entries())
      for (const [key, cell] of Object.entries(row))
        if (typeof cell === "number")
          expect([key, Number(rows[i][key].replace("Inf", "Infinity"))]).toEqual([key, cell]);
        else expect([key, rows[i][key].replace(/^'(?=[=+\-@])/u, "")]).toEqual([key, cell ?? ""]);
  });

  test("is none by another name", () => {
    expect(() => table(result, "comparison" as "comparisons")).toThrow(/did you mean comparisons\?/u);
  });
});

describe("charts", () => {
  test("are the specifications that the command writes", () => {
    for (const [kind, spec] of Object.entries(charts(result)))
      expect(`${JSON.stringify(spec, null, 1)}\n`).toBe(
        readFileSync(`${EXAMPLE.results}/charts/${kind}.vl.json`, "utf8"),
      );
    expect(Object.keys(charts(result, { kinds: ["forest"] }))).toEqual(["forest"]);
    expect(() => charts(result, { kinds: ["forrest" as "forest"] })).toThrow(/did you mean forest\?/u);
  });

  test("become pictures", async () => {
    const { forest = {} } = charts(result, { kinds: ["forest"] });
    const svg = await renderSvg(forest);
    expect(svg).toBe(readFileSync(`${EXAMPLE.results}/charts/forest.svg`, "utf8"));
    expect(
      Buffer.from(await renderPng(svg, { scale: 1 }))
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    const { forest: printed = {} } = charts(result, { kinds: ["forest"], theme: "print", width: 85 });
    expect(await renderSvg(printed, { millimetres: 85 })).toMatch(/^<svg[^>]* width="85mm"/u);
  });
});

test("`require` finds the same in the built module", () => {
  const script = `
    const library = require("./dist/index.js");
    process.stdout.write(Object.keys(library).sort().join());`;
  const exported = execFileSync(process.execPath, ["-e", script], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  expect(exported).toBe(
    "DEFAULT_PLAN,DEFAULT_READ_OPTIONS,StudyError,TABLE_NAMES,analyze,charts,measurementAt,readStudy,renderPng,renderSvg,resultJson,resultJsonText,table",
  );
});
