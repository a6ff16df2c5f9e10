import { describe, expect, test } from "vitest";
import { comparisonsTable } from "../../../src/report/table/comparisons.js";
import { correlationsTable } from "../../../src/report/table/correlations.js";
import { exclusionsTable } from "../../../src/report/table/exclusions.js";
import { patientsTable } from "../../../src/report/table/patients.js";
import { renderTable } from "../../../src/report/table/render-table.js";
import { samplesTable } from "../../../src/report/table/samples.js";
import { stackTables } from "../../../src/report/table/stack-tables.js";
import type { Table } from "../../../src/report/table/table.js";
import { Mark } from "../../../src/study/measurement.js";
import { fixture } from "../fixture.js";

const result = fixture({ patients: 3, analytes: 2 });

function csv<Row>(table: Table<Row>): string[] {
  return [...renderTable(table, "csv")].join("").trimEnd().split("\n");
}

function objects<Row>(table: Table<Row>): Record<string, unknown>[] {
  return JSON.parse([...renderTable(table, "json")].join(""));
}

describe("comparisons", () => {
  test("has the published columns in their order", () => {
    expect(csv(comparisonsTable(result))[0]).toBe(
      "group,variable,unit,scale,before,after,n,n_below_before,n_below_after,median_before,median_after,estimate,ci_low,ci_high,ci_level,up,down,test,statistic,effect,p,p_method,p_floor,p_adjusted,p_lowest,p_highest,phase_estimate,phase_low,phase_high,phase_level,phase_effect,p_phase,p_phase_method,p_phase_floor,p_phase_adjusted,p_phase_shift,p_drift,notes",
    );
  });

  test("gives every number unrounded, and an unbounded interval as such", () => {
    const [row] = objects(comparisonsTable(result)).filter(({ variable }) => variable === "CXCL10");
    const [comparison] = result.comparisons.filter(({ variable }) => result.study.variables[variable].id === "CXCL10");
    expect(row).toMatchObject({ unit: "pg/ml", scale: "log2", n: 3, ci_low: 0, ci_high: "Infinity", p: 0.25 });
    expect(row.median_before).toBe(comparison.medianBefore);
    expect(row.estimate).toBe(comparison.estimate);
  });

  test("a comparison without p keeps its row, with p and its method absent", () => {
    const [first, ...rest] = result.comparisons;
    const test = { ...first.test, p: null, floor: null };
    const none = { ...first, test, pairs: [], interval: null, estimate: null, effect: null, adjusted: null };
    const [row] = objects(comparisonsTable({ ...result, comparisons: [none, ...rest] }));
    expect(row).toMatchObject({ n: 0, p: null, p_method: null, p_floor: null, p_adjusted: null, ci_level: null });
  });

  test("on the terminal each of few patients has an arrow, in patient order", () => {
    const text = [...renderTable(comparisonsTable(result), "table", { width: 140 })].join("");
    expect(text).toMatch(/^CMAS .* ↑ ↑ ↑ /mu);
    expect(text).toMatch(/^CXCL10 .* ↓ ↓ ↓ /mu);
    const many = [
      ...renderTable(comparisonsTable(fixture({ patients: 7, analytes: 1 })), "table", { width: 140 }),
    ].join("");
    expect(many).toMatch(/^CMAS .* 7↑ 0↓ /mu);
  });

  test("patients without a pair and unchanged ones have signs of their own", () => {
    const [first] = result.comparisons;
    const [unpaired, ...others] = first.pairs;
    const pairs = others.map((pair, i) => ({ ...pair, difference: i }));
    const excluded = [{ patient: unpaired.patient, reason: "" }];
    const table = comparisonsTable({ ...result, comparisons: [{ ...first, pairs, excluded, patients: [] }] });
    expect([...renderTable(table, "table", { width: 140 })].join("")).toContain(" · = ↑ ");
  });

  test("give the phase test and the bounds of p, and nothing where the plan leaves them out", () => {
    const own = (from: typeof result) => objects(comparisonsTable(from)).find(({ variable }) => variable === "IL-6");
    expect(own(fixture({ patients: 3, analytes: 5 }))).toMatchObject({
      phase_effect: 0.04,
      phase_level: 0.953,
      p_phase: 0.002,
      p_phase_method: "exact",
      p_phase_floor: 0.00001,
      p_phase_adjusted: 0.005,
      p_phase_shift: 0.15,
      p_drift: 0.4,
      p_lowest: 0.25,
      p_highest: 0.25,
    });
    const without = own(fixture({ patients: 3, analytes: 5, plan: { within: false } }));
    for (const [key, value] of Object.entries(without ?? {}))
      if (/phase|drift/u.test(key)) expect([key, value]).toEqual([key, null]);
    expect(without).toMatchObject({ p: 0.25 });
  });

  test("mark drift and open bounds where there are any, and say what that means", () => {
    const text = [...renderTable(comparisonsTable(fixture({ patients: 3, analytes: 5 })), "table")].join("");
    expect(text).toMatch(/^CXCL10 .* \.001† /mu);
    expect(text).toMatch(/^IL-18 .* \.002 {2}/mu);
    expect(text).toContain("† CXCL10: values drift inside the windows");
    expect(text).toMatch(/^galectin-9 .* \.250\* /mu);
    expect(text).toContain("* p paired depends on what the non-detects were: galectin-9 between .250 and .750.");
    const plain = [...renderTable(comparisonsTable(result), "md")].join("");
    expect(plain).not.toContain("\\*");
  });

  test("mark an interval that ends at no change which p leaves out", () => {
    const from = fixture({ patients: 3, analytes: 2 });
    const ending = (high: number, p: number) => ({
      ...from,
      comparisons: from.comparisons.map(({ phase, ...row }) => ({
        ...row,
        phase: phase && {
          ...phase,
          test: { ...phase.test, p },
          interval: row.scale === "log2" ? { low: 0.5, high, requested: 0.95, achieved: 0.95 } : null,
        },
      })),
    });
    const text = (high: number, p: number) =>
      [...renderTable(comparisonsTable(ending(high, p)), "table", { width: 200 })].join("");
    expect(text(1, 0.01)).toContain("[0.5, 1]§");
    expect(text(1, 0.01)).toContain("§ CXCL10 and IL-6: p phase speaks against no change");
    expect(text(1, 0.06)).not.toContain("§");
    expect(text(0.9, 0.01)).not.toContain("§");
  });

  test("with several pairs of windows each row names its own", () => {
    const windows = [
      { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
      { name: "early", from: 1, to: 365 },
      { name: "late", from: 366, to: Number.POSITIVE_INFINITY },
    ];
    const several = fixture({ patients: 3, analytes: 1, plan: { windows } });
    const text = [...renderTable(comparisonsTable(several), "md")].join("");
    expect(text).toContain("| CMAS |  | before → early |");
    expect(text).toContain("| CMAS |  | before → late |");
  });
});

describe("patients", () => {
  test("has a row a variable and patient", () => {
    const [head, ...rows] = csv(patientsTable(result));
    expect(head).toBe(
      "group,variable,before,after,patient,n_before,n_after,n_below,median_before,median_after,value_before,value_after,estimate,ci_low,ci_high,ci_level,effect,p,p_floor",
    );
    expect(rows.map((row) => row.split(",").slice(1, 5).join(" "))).toEqual(
      ["CK", "CMAS", "CXCL10", "IL-6"].flatMap((id) =>
        ["A", "B", "C"].map((patient) => `${id} before after ${patient}`),
      ),
    );
  });
});

describe("correlations", () => {
  test("has the published columns in their order", () => {
    const [head, first] = csv(correlationsTable(result));
    expect(head).toBe(
      "group,variable,score,n_samples,n_patients,n_below,rho_pooled,rho_pooled_low,rho_pooled_high,p_pooled,p_pooled_method,p_pooled_floor,p_pooled_adjusted,rho_within,p_within,p_within_method,p_within_floor,p_within_adjusted,p_within_shift,rho_beyond,p_beyond,p_beyond_method,p_beyond_floor,p_beyond_adjusted,r_rm,r_rm_low,r_rm_high,p_rm,notes",
    );
    expect(first).toMatch(/^,CXCL10,CK,39,3,2,-0\.62,-0\.79,-0\.36,/u);
  });
});

describe("samples", () => {
  test("has a number and a mark for each variable, and the gap to each score's visit", () => {
    const [head] = csv(samplesTable(result));
    expect(head).toBe("patient,day,window,CK_gap,CMAS_gap,CK,CK_mark,CMAS,CMAS_mark,CXCL10,CXCL10_mark,IL-6,IL-6_mark");
  });

  test("a variable that is called as another column has its role behind its name, and nothing is lost", () => {
    const { study } = result;
    const ids = ["CMAS", "day", "window", "window_mark"];
    const variables = study.variables.map((variable, i) => ({ ...variable, id: ids[i] }));
    const rows = objects(samplesTable({ ...result, study: { ...study, variables } }));
    expect(Object.keys(rows[0]).slice(-8)).toEqual([
      ...["CMAS", "CMAS_mark", "day (score)", "day (score)_mark", "window (analyte)", "window (analyte)_mark"],
      ...["window_mark (analyte)", "window_mark (analyte)_mark"],
    ]);
    expect(rows.map((row) => row.day)).toEqual(Array.from(study.samples.day));
  });

  test("a limit is told from a value, and missing from both", () => {
    const column = { values: Float64Array.of(3.2, 3.2, 900, Number.NaN, 7.5), marks: new Uint8Array(5) };
    column.marks.set([Mark.observed, Mark.below, Mark.above, Mark.empty, Mark.observed | Mark.extrapolated]);
    const { study } = result;
    const pad = { values: new Float64Array(study.samples.length), marks: new Uint8Array(study.samples.length) };
    pad.values.set(column.values);
    pad.marks.set(column.marks);
    const columns = study.columns.map((own, i) => (study.variables[i].id === "IL-6" ? pad : own));
    const rows = objects(samplesTable({ ...result, study: { ...study, columns } })).slice(0, 5);
    expect(rows.map((row) => [row["IL-6"], row["IL-6_mark"]])).toEqual([
      [3.2, "observed"],
      [3.2, "below"],
      [900, "above"],
      [null, null],
      [7.5, "extrapolated"],
    ]);
  });

  test("gap is the day of the score less the day of the sample, absent without a match", () => {
    const scoreRows = new Map(result.alignment.scoreRows);
    const [score] = scoreRows.keys();
    scoreRows.set(
      score,
      Int32Array.from(result.alignment.window, (_, row) => (row === 0 ? 1 : -1)),
    );
    const rows = objects(samplesTable({ ...result, alignment: { ...result.alignment, scoreRows } }));
    const { day } = result.study.samples;
    expect(rows.slice(0, 2).map((row) => row.CK_gap)).toEqual([day[1] - day[0], null]);
  });

  test("a sample in no window is an exclusion and has no row", () => {
    const window = result.alignment.window.map((w, row) => (row < 2 ? -1 - row : w));
    const rows = objects(samplesTable({ ...result, alignment: { ...result.alignment, window } }));
    expect(rows).toHaveLength(result.study.samples.length - 2);
  });
});

describe("groups", () => {
  const groups = ["case", "control"].map((group, i) => fixture({ patients: 2 + i, analytes: 1 + i, group }));

  test("are stacked in order, each row with its group, in every table", () => {
    for (const tableOf of [comparisonsTable, patientsTable, correlationsTable, samplesTable, exclusionsTable]) {
      const tables = groups.map((one) => tableOf(one) as Table);
      const rows = objects(stackTables(tables));
      expect(rows.map(({ group }) => group)).toEqual(
        groups.flatMap(({ group }, i) => objects(tables[i]).map(() => group)),
      );
      expect(csv(stackTables(tables))[0]).toMatch(/^group,/u);
    }
  });

  test("unite the variables of their samples; what a group lacks is absent", () => {
    const rows = objects(stackTables(groups.map(samplesTable)));
    expect(Object.keys(rows[0])).toEqual(Object.keys(objects(samplesTable(groups[1]))[0]));
    expect(rows[0]).toMatchObject({ group: "case", "IL-6": null, "IL-6_mark": null });
    expect(rows.at(-1)).toMatchObject({ group: "control", "IL-6_mark": expect.any(String) });
    const back = objects(stackTables([...groups].reverse().map(samplesTable)));
    expect(back.at(-1)).toMatchObject({ group: "case", "IL-6": null });
  });

  test("keep columns of one heading apart, and each group's own text", () => {
    const stacked = [...renderTable(stackTables(groups.map((one) => correlationsTable(one))), "md")];
    expect(stacked[0]).toBe(
      "| group | variable | score | samples | patients | non-det. | inside | p | p adj. | beyond | p | pooled |\n",
    );
    expect(stacked[2]).toBe("| case | CXCL10 | CK | 26 | 2 | 2 | −.55 | .006 | .024 | −.10 | .400 | −.62 |\n");
  });

  test("of nothing, or of different tables, are refused", () => {
    expect(() => stackTables([])).toThrow("tables of one name were required; found none");
    expect(() => stackTables([samplesTable(result) as Table, comparisonsTable(result) as Table])).toThrow(RangeError);
  });
});

describe("exclusions", () => {
  test("says what, where and why", () => {
    expect(csv(exclusionsTable(result))).toEqual([
      "what,variable,patient,day,window,place,reason",
      "sample,,A,2000,,panel.csv:9,in no window",
      "sample,,A,2000,,panel.csv:10,in no window",
      "measurement,IL-6,A,2000,after,panel.csv:9,empty cell",
    ]);
  });
});
