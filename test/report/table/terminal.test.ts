import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { comparisonsTable } from "../../../src/report/table/comparisons.js";
import { correlationsTable } from "../../../src/report/table/correlations.js";
import { exclusionsTable } from "../../../src/report/table/exclusions.js";
import { patientsTable } from "../../../src/report/table/patients.js";
import { renderTable } from "../../../src/report/table/render-table.js";
import { samplesTable } from "../../../src/report/table/samples.js";
import type { Table } from "../../../src/report/table/table.js";
import { fixture } from "../fixture.js";
import { tableOf } from "./table-of.js";

function lines<Row>(table: Table<Row>, width: number): string[] {
  return [...renderTable(table, "table", { width })].join("").trimEnd().split("\n");
}

describe("a table on the terminal", () => {
  const results = [fixture({ patients: 3, analytes: 9 }), fixture({ patients: 12, analytes: 3 })];
  const tables = results.flatMap((result) => [
    comparisonsTable(result),
    patientsTable(result),
    correlationsTable(result),
    samplesTable(result),
    exclusionsTable(result),
  ]) as Table[];

  test.each([40, 60, 80, 100, 120])("no line is wider than %d columns", (width) => {
    for (const table of tables)
      for (const line of lines(table, width)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
  });

  test.each([20, 60, 80])("every number shown at %d columns is whole", (width) => {
    for (const table of tables) {
      const count = [...table.rows].length + 1;
      const whole = new Set(lines(table, 10_000).slice(0, count).join(" ").split(/\s+/u));
      const shown = lines(table, width).slice(0, count).join(" ").split(/\s+/u);
      for (const token of shown) if (/\d/u.test(token) && !token.endsWith("…")) expect(whole).toContain(token);
    }
  });

  test("what does not fit is named", () => {
    const [wide] = [lines(comparisonsTable(results[0]), 200).join("\n")];
    expect(wide).not.toContain("Not shown");
    const narrow = lines(comparisonsTable(results[0]), 60).join(" ");
    expect(narrow).toContain("Not shown at this width: unit, n, non-det, interval, level and 5 more columns.");
  });

  test("long names are cut before numbers go, and no other text", () => {
    const long = "x".repeat(80);
    const table = tableOf([[long, "12345", "67890"]]);
    const [first, ...numbers] = table.brief;
    const named = { ...table, brief: [{ ...first, isName: true as const }, ...numbers] };
    expect(lines(named, 60)[1]).toBe(`${"x".repeat(45)}…  12345  67890`);
    expect(lines(named, 46)[1]).toBe(`${"x".repeat(31)}…  12345  67890`);
    expect(lines(table, 46)[1]).toBe(`${"x".repeat(45)}…`);
  });

  test("where the columns that stay do not fit they move together, and then rows are stacked", () => {
    const [first, ...numbers] = tableOf([["CXCL10", "1010", "99.2"]]).brief;
    const named = { ...first, isName: true as const };
    const brief = [named, ...["before", "→ after"].map((heading, i) => ({ ...numbers[i], heading, dropAt: 0 }))];
    const table = {
      ...tableOf([
        ["CXCL10", "1010", "→ 99.2"],
        ["IL-6", "11", ""],
      ]),
      brief,
    };
    const width = stringWidth(lines(table, 100)[0]);
    expect(lines(table, width - 1)[1]).toMatch(/^CXCL10 +1010 +→ 99\.2$/u);
    expect(stringWidth(lines(table, width - 1)[0])).toBe(width - 2);
    expect(lines(table, 20)).toEqual(["CXCL10", "  before: 1010", "  → after: 99.2", "IL-6", "  before: 11"]);
  });

  test("with many columns the ones left out are counted", () => {
    const table = tableOf([Array.from({ length: 20 }, () => "1234567")]);
    expect(lines(table, 40).at(-1)).toMatch(/and \d+ more columns\.$/u);
  });

  test("wide and combining characters keep the columns in line", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "Z", "é", "e\u0301", "古", "α", "👩‍⚕️", "γ"), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), fc.integer({ min: 15, max: 40 }), (names, width) => {
        const table = tableOf(names.map((text) => [`${text}|`, "12345"]));
        const brief = table.brief.map((column) => ({ ...column, dropAt: 0 }));
        const [, ...rows] = lines({ ...table, brief }, width);
        expect(rows).toHaveLength(names.length);
        expect(new Set(rows.map((row) => stringWidth(row))).size).toBe(1);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("style marks the head and what stands below, and changes no letter", () => {
    const style = {
      bold: (text: string) => `<b>${text}</b>`,
      dim: (text: string) => `<i>${text}</i>`,
      warning: String,
    };
    const table = comparisonsTable(results[0]);
    const styled = [...renderTable(table, "table", { width: 100, style })].join("");
    expect(styled).toContain("<b>variable</b>");
    expect(styled.replace(/<\/?[bi]>/gu, "")).toBe([...renderTable(table, "table", { width: 100 })].join(""));
  });
});
