import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeXlsx } from "../io/write-xlsx.js";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const wide = readFileSync(EXAMPLE.wide, "utf8");

interface Case {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly flags?: readonly string[];
}

/** Writes a case's files into a folder of its own; the data are those with a plain name. */
function written(name: string, { files }: Case): { folder: string; data: string[] } {
  const folder = join(scratch, name.replace(/\W+/gu, "-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, data: Object.keys(files).filter((path) => basename(path) === path) };
}

const DECIMAL_COMMA = wide
  .split("\n")
  .map((line) => line.replaceAll(",", ";").replaceAll(/(\d)\.(\d)/gu, "$1,$2"))
  .join("\n");
const DMY = wide.replaceAll(/(\d{4})-(\d{2})-(\d{2})/gu, "$3/$2/$1");
const SMALL = [
  ["pt", "weeks_from_transplant", "IL-6 (pg/ml)", "MDGA", "Energy (points)", "remark", "sex"],
  ["A", "-8", "12.5", "6", "2", "tired", "f"],
  ["A", "-3", "<0.5", "7", "-99", "", "f"],
  ["A", "20", "2.5", "1", "9", "well", "f"],
  ["B", "-2", "8.5", "5", "3", "", "m"],
  ["B", "30", "-99", "0", "8", "", "m"],
  ["B", "52", "3.5", "0.2", "7", "", "m"],
];
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => `${row.join(",")}\n`).join("");

const CASES: Readonly<Record<string, Case>> = {
  "a wide file": { files: { "study.csv": wide } },
  "a long panel with scores and patients, whose dates have other names": {
    files: Object.fromEntries(EXAMPLE.long.map((path) => [basename(path), readFileSync(path, "utf8")])),
  },
  "a decimal comma": { files: { "study.csv": DECIMAL_COMMA }, flags: ["--no-within"] },
  "declared dates, chosen rows and windows": {
    files: { "study.csv": DMY },
    flags: [
      ...["--date-format", "DMY", "--where", "patient_id=SYN-1,SYN-3", "--where", "patient_id=SYN-3,SYN-2,SYN-1"],
      ...[
        "--window",
        "early=..-60",
        "--window",
        "late=1y..",
        "--exclude-days",
        "-10..90",
        "--no-within",
        "--seed",
        "4",
      ],
    ],
  },
  "weeks, a word for missing, a score of no catalogue and names to leave out": {
    files: { "study.csv": csv(SMALL) },
    flags: ["--missing", "-99", "--score", "MDGA", "--score", "Energy (points)", "--ignore", "remark"],
  },
  groups: { files: { "study.csv": csv(SMALL) }, flags: ["--by", "sex", "--missing", "-99", "--pseudonyms"] },
  "a workbook's sheet": {
    files: { "study.xlsx": writeXlsx({ Notes: [["nothing"]], Samples: SMALL }) },
    flags: ["--sheet", "Samples", "--missing", "-99"],
  },
  "limits in another folder": {
    files: {
      "study.csv": csv(SMALL.map((row) => row.map((cell) => cell.replace("<0.5", "OOR <").replace("-99", "4")))),
      "limits/lod.csv": "analyte,lod\nIL-6,0.5\n",
    },
    flags: ["--lod", join("limits", "lod.csv")],
  },
  "a name that means one thing here and another there": {
    files: {
      "panel.csv": "patient,date,transplant_date,IL-6\nA,2012-01-01,2012-02-01,3\nA,2012-04-01,2012-02-01,2\n",
      "scores.csv": "patient,visit_date,date,CMAS\nA,2012-01-02,2020-01-01,30\nA,2012-04-02,2020-01-01,44\n",
    },
  },
  "names that are hard to write": {
    files: {
      "study.csv": `patient,day,"IL ""6""",constructor,__proto__,"a\nb",β-NGF (pg/ml),x=y\nA,-3,1,2,3,4,5,6\nA,5,2,3,4,5,6,7\n`,
    },
    flags: ["--where", "patient=A", "--window", "a.b=..0", "--window", 'quote "d"=1..'],
  },
};

describe("inspect --write-config", () => {
  test.each(Object.entries(CASES))("on %s: with that file the result is the same, byte for byte", (name, each) => {
    const { folder, data } = written(name, each);
    const flags = each.flags ?? [];
    const options = { cwd: folder };
    const { code, stderr } = runCli(["inspect", ...data, ...flags, "--write-config"], options);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("jdm-cytokines.toml: written") });
    const before = runCli(["analyze", ...data, ...flags, "--json", "--no-config", "-q"], options);
    expect(before.code).toBe(0);
    expect(runCli(["analyze", ...data, "--json", "-q"], options)).toEqual(before);
    // What is understood with the file is what the file says: writing it again changes nothing.
    const again = runCli(["inspect", ...data, "--write-config", "again.toml", "-q"], options);
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, "again.toml"), "utf8")).toBe(
      readFileSync(join(folder, "jdm-cytokines.toml"), "utf8"),
    );
  });

  test("leaves nothing to recognise in a wide file", () => {
    const { folder } = written("nothing left", { files: { "study.csv": wide } });
    const roles = () => {
      const { files } = JSON.parse(runCli(["inspect", "study.csv", "--json", "-q"], { cwd: folder }).stdout);
      return (files[0].columns as { reason: string }[]).map(({ reason }) => reason.startsWith("--"));
    };
    expect(new Set(roles())).toEqual(new Set([false]));
    expect(runCli(["inspect", "study.csv", "--write-config", "-q"], { cwd: folder }).code).toBe(0);
    expect(new Set(roles())).toEqual(new Set([true]));
  });

  test("says which roles one setting cannot name", () => {
    const { folder, data } = written("unnamed", CASES["a name that means one thing here and another there"]);
    runCli(["inspect", ...data, "--write-config", "-q"], { cwd: folder });
    const text = readFileSync(join(folder, "jdm-cytokines.toml"), "utf8");
    expect(text).toMatch(/^# Recognised by its name .*date: "date" in panel\.csv, "visit_date" in scores\.csv\.$/mu);
    expect(text).toMatch(/^date = "visit_date"$/mu);
  });

  test("never overwrites a file without --force, and never a file of data", () => {
    const { folder } = written("kept", { files: { "study.csv": wide, "jdm-cytokines.toml": "# mine\n" } });
    const args = ["inspect", "study.csv", "--write-config"];
    const kept = runCli(args, { cwd: folder });
    expect({ code: kept.code, stdout: kept.stdout }).toEqual({ code: 5, stdout: "" });
    expect(kept.stderr).toContain("there is a file jdm-cytokines.toml");
    expect(readFileSync(join(folder, "jdm-cytokines.toml"), "utf8")).toBe("# mine\n");
    expect(runCli([...args, "--force"], { cwd: folder }).code).toBe(0);
    expect(readFileSync(join(folder, "jdm-cytokines.toml"), "utf8")).toContain('patient = "patient_id"');
    const swallowed = runCli(["inspect", "--write-config", "study.csv", "study.csv", "--force"], { cwd: folder });
    expect(swallowed.code).toBe(2);
    expect(swallowed.stderr).toContain("put the flag behind the data files");
    expect(readFileSync(join(folder, "study.csv"), "utf8")).toBe(wide);
    expect(readdirSync(folder).sort()).toEqual(["jdm-cytokines.toml", "study.csv"]);
  });

  test("writes nothing where the files cannot be understood, and asks for a name beside standard input", () => {
    const { folder } = written("broken", { files: { "study.csv": "patient,day,IL-6\nA,1,1.2.3\n" } });
    expect(runCli(["inspect", "study.csv", "--write-config"], { cwd: folder }).code).toBe(3);
    expect(readdirSync(folder)).toEqual(["study.csv"]);
    const piped = runCli(["inspect", "-", "--write-config"], { cwd: folder, input: wide });
    expect({ code: piped.code, hint: piped.stderr.includes("name the file") }).toEqual({ code: 2, hint: true });
    expect(runCli(["inspect", "-", "--write-config", "piped.toml", "-q"], { cwd: folder, input: wide }).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["piped.toml", "study.csv"]);
  });
});

/** What `inspect` says first of a file. */
function sentence(contents: string, ...flags: string[]): string {
  const { stdout } = runCli(["inspect", "-", ...flags], { input: contents, env: { COLUMNS: "200" } });
  return stdout.split("\n")[0];
}

describe("inspect", () => {
  test.each([
    ["everything there is", wide, [], "3 patients, 31 blood samples, 25 analytes, 4 scores: ready to analyze"],
    ["an error", "patient,day,IL-6\nA,1,1.2.3\nA,2,3..4\n", [], "2 errors to mend before anything can be analyzed"],
    [
      "no scores",
      "patient,day,IL-6\nA,-100,1\nA,100,2\n",
      [],
      "1 patient, 2 blood samples, 1 analyte, 0 scores: ready to compare; nothing to correlate: no scores",
    ],
    [
      "a patient without a sample before",
      "patient,day,IL-6,CMAS\nA,-100,1,20\nA,100,2,30\nB,100,2,30\n",
      [],
      '2 patients, 3 blood samples, 1 analyte, 1 score: ready to analyze; 1 of 2 patients have samples in "before" and "after"',
    ],
    [
      "no patient with both, but scores on the day",
      "patient,day,IL-6,CMAS\nA,-100,1,20\nB,100,2,30\n",
      [],
      '2 patients, 2 blood samples, 1 analyte, 1 score: ready to correlate; nothing to compare, since no patient has samples in "before" and "after"',
    ],
    [
      "nothing that can be used",
      "patient,day,IL-6\nA,-100,1\nA,-50,1\n",
      [],
      '1 patient, 2 blood samples, 1 analyte, 0 scores: not ready: nothing to compare, since no patient has samples in "before" and "after" (1 warning)',
    ],
    [
      "scores too far from the blood",
      "patient,day,IL-6,CMAS\nA,-100,1,\nA,-80,,20\nA,100,2,\nA,150,,44\n",
      [],
      "1 patient, 2 blood samples, 1 analyte, 1 score: ready to compare; nothing to correlate: no score within 14 days of a blood sample in the same window",
    ],
  ])("says at the top what it makes of %s", (_, contents, flags, expected) => {
    expect(sentence(contents, ...flags)).toBe(expected);
  });

  test("tells the same to scripts, in a shape that does not depend on what was found", () => {
    const keysOf = (contents: string) =>
      JSON.parse(runCli(["inspect", "-", "--json", "-q"], { input: contents }).stdout) as Record<string, never>;
    const [good, bad] = [keysOf(wide), keysOf("patient,day,IL-6\nA,1,1.2.3\n")];
    const keys = ["summary", "settingsFile", "settings", "files", "windows", "patients", "variables", "scores"];
    for (const each of [good, bad]) expect(Object.keys(each)).toEqual([...keys, "diagnostics", "omitted"]);
    const shapes = ["summary", "settings", "omitted"].map((key) => Object.keys(good[key]));
    expect(["summary", "settings", "omitted"].map((key) => Object.keys(bad[key]))).toEqual(shapes);
    // Counted in examples/synthetic-three-patients/wide.csv by hand: its rows by patient and sign of the day; CK.
    expect(good).toMatchObject({
      summary: { ready: true, patients: 3, bloodSamples: 31, analytes: 25, scores: 4, errors: 0, warnings: 0 },
      settingsFile: null,
      windows: [
        { name: "before", samples: 10, patients: 3, from: "-Infinity", to: 0 },
        { name: "after", samples: 21, patients: 3, from: 1, to: "Infinity" },
      ],
    });
    expect(good.patients[0]).toEqual({
      patient: "SYN-1",
      blood: 12,
      scored: 12,
      firstDay: -351,
      lastDay: 1822,
      windows: { before: { blood: 4, scored: 4 }, after: { blood: 8, scored: 8 } },
      outside: 0,
    });
    expect(Object.keys(good.variables[0])).toEqual(
      "id role unit scale patients above values below belowShare".split(" "),
    );
    expect(Object.keys(good.scores[0])).toEqual("score visits samples matched medianGap largestGap".split(" "));
    expect(bad).toMatchObject({
      summary: { ready: false, errors: 1 },
      windows: [],
      patients: [],
      variables: [],
      scores: [],
      diagnostics: [{ code: "not-a-number", place: { file: "stdin", line: 2, column: 3 } }],
    });
  });

  test("counts no day on which a patient has neither blood nor score", () => {
    const contents = "patient,day,analyte,value\nA,-100,IL-6,1\nA,100,IL-6,2\nB,-90,IL-6,1\nB,200,IL-6,NA\n";
    const { patients } = JSON.parse(runCli(["inspect", "-", "--json", "-q"], { input: contents }).stdout);
    expect(patients[1]).toMatchObject({ patient: "B", blood: 1, firstDay: -90, lastDay: -90 });
  });

  test("measures the gaps from each blood sample to its score visit", () => {
    // Samples on days −100, −50, 100, 200; CMAS 3 days after the first, 4 before the third, and 15 after the last.
    const contents = "patient,day,IL-6,CMAS\nA,-100,1,\nA,-97,,20\nA,-50,1,\nA,96,,40\nA,100,2,\nA,200,3,\nA,215,,44\n";
    const { scores } = JSON.parse(runCli(["inspect", "-", "--json", "-q"], { input: contents }).stdout);
    expect(scores).toEqual([{ score: "CMAS", visits: 3, samples: 4, matched: 2, medianGap: 3.5, largestGap: 4 }]);
  });

  test.each([80, 120])("fits %i columns, and says each column's role and the reason for it", (width) => {
    const { stdout } = runCli(["inspect", EXAMPLE.wide, "-q"], { env: { COLUMNS: String(width) } });
    for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(width);
    expect(stdout).toMatch(/^transplant date +transplant_date +a known name for the transplant date$/mu);
    expect(stdout).toMatch(/^score +CMAS, MMT8, PGA, CK +a score of the catalogue$/mu);
    expect(stdout).toMatch(/^analyte +sVCAM-1, sE-selectin +its unit is ng\/ml$/mu);
    // Of 31 values of IL-4, 18 begin with "<".
    const column = wide.split("\n")[0].split(",").indexOf("IL-4 (pg/ml)");
    const cells = wide
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[column])
      .filter((cell) => cell !== "");
    expect([cells.length, cells.filter((cell) => cell.startsWith("<")).length]).toEqual([31, 18]);
    expect(stdout).toMatch(/^IL-4 .* 31 +18 +58%/mu);
  });

  test("at 40 columns says each column's role, and the reason below it", () => {
    const { stdout } = runCli(["inspect", EXAMPLE.wide, "-q"], { env: { COLUMNS: "40" } });
    for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(40);
    expect(stdout).toContain("\ntransplant date: transplant_date\n    a known name for the transplant date\n");
    expect(stdout).toContain("\nanalyte: sVCAM-1, sE-selectin\n    its unit is ng/ml\n");
  });

  test("counts rows where there are too many to see at a glance", () => {
    const names = Array.from({ length: 200 }, (_, i) => `IL-${i + 100}`);
    const rows = [-9, 9].map((day) => ["A", day, ...names.map((_, i) => (i === 150 ? "<1" : "2"))].join(","));
    const { stdout } = runCli(["inspect", "-", "-q"], {
      input: `patient,day,${names.join(",")}\n${rows.join("\n")}\n`,
    });
    expect(stdout).toContain("and 120 more");
    expect(stdout).toContain("… and 140 more analytes with fewer non-detects; --json has all.");
    expect(stdout).toMatch(/^IL-250 .* 100%$/mu);
  });
});
