import { createReadStream } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../src/io/load-study.js";
import { Mark } from "../../src/study/measurement.js";
import { sharedData } from "../shared-data.js";
import { studyOf } from "./inputs.js";

const path = sharedData("real/georgiou2025_long.csv");
const title = path === null ? "SKIPPED, real data absent: Georgiou 2025" : "the data of Georgiou 2025";

describe.skipIf(path === null)(title, () => {
  const input = { name: "georgiou2025_long.csv", open: () => createReadStream(path ?? "") };

  test("are read without any option", async () => {
    const result = await loadStudy([input], DEFAULT_READ_OPTIONS);
    const { patients, samples, variables, columns } = studyOf(result);
    expect(result.diagnostics).toEqual([]);
    const roles = result.files[0].columns.map(({ name, role }) => `${name} ${role}`);
    expect(roles).toEqual(
      ["subject patient", "group ignored", "sex ignored", "pain ignored", "visit ignored", "week week"].concat([
        "analyte analyteName",
        "pg_ml value",
      ]),
    );
    // data/SOURCES.md: 26 cases and 26 controls, 16 analytes, six visits, 414 missing, 72 values ≤ 0, 63 of them RANKL.
    expect([patients.length, samples.length, variables.length]).toEqual([52, 312, 16]);
    expect([...new Set(samples.day)].sort((a, b) => a - b)).toEqual([-42, -21, 0, 7, 42, 91]);
    const count = (test: (value: number, mark: number) => boolean, id?: string) =>
      columns
        .filter((_, i) => id === undefined || variables[i].id === id)
        .reduce((sum, { values, marks }) => sum + values.filter((value, row) => test(value, marks[row])).length, 0);
    expect(count((_, mark) => mark === Mark.word)).toBe(414);
    expect(count((value, mark) => mark === Mark.observed && value <= 0)).toBe(72);
    expect(count((value, mark) => mark === Mark.observed && value <= 0, "RANKL")).toBe(63);
    expect(new Set(variables.map(({ unit }) => unit))).toEqual(new Set(["pg/ml"]));
  });

  test("are read for the cases alone", async () => {
    const where = [{ column: "group", values: ["case"] }];
    const result = await loadStudy([input], { ...DEFAULT_READ_OPTIONS, where });
    expect(studyOf(result).patients.length).toBe(26);
    expect(result.files[0]).toMatchObject({ records: 4992, kept: 2496 });
  });
});
