import { describe, expect, test } from "vitest";
import { notAMeasurement, roleOfName } from "../../src/io/column-names.js";
import { recogniseDelimiter } from "../../src/io/delimiter.js";
import { textCell } from "../../src/io/text-cell.js";
import { asUnit, nameAndUnit, sameUnit } from "../../src/io/unit.js";
import { isKnownAnalyte } from "../../src/study/analyte-names.js";
import { nearestName } from "../../src/study/nearest-name.js";

describe("a header", () => {
  test.each([
    ["IL-6 (pg/mL)", "IL-6", "pg/mL"],
    ["IL-6 [pg/mL]", "IL-6", "pg/mL"],
    ["IL-6(pg/mL)", "IL-6", "pg/mL"],
    ["IL6_pg_ml", "IL6", "pg/ml"],
    ["IL.6..pg.mL.", "IL.6", "pg/mL"],
    ["CK (U/l)", "CK", "U/l"],
    ["CRP_mg_l", "CRP", "mg/l"],
    ["IL6_NPX", "IL6", "NPX"],
    ["TNF-α (µg/l)", "TNF-α", "µg/l"],
    ["cells (10^9/l)", "cells (10^9/l)", null],
    ["CCL2 (MCP-1)", "CCL2 (MCP-1)", null],
    ["Hu IL-1b (32)", "Hu IL-1b (32)", null],
    ["IL_1_beta", "IL_1_beta", null],
    ["pg_ml", "pg_ml", null],
    ["IL-6", "IL-6", null],
  ])("%s has its name and unit", (text, name, unit) => {
    expect(nameAndUnit(text)).toEqual({ name, unit });
  });

  test("may be a unit alone", () => {
    expect(["pg_ml", "pg/mL", "NPX", "ng.dl", "U/l", "%"].map(asUnit)).toEqual([
      "pg/ml",
      "pg/mL",
      "NPX",
      "ng/dl",
      "U/l",
      "%",
    ]);
    expect(["value", "visit", "pain", "IL6", "g"].map(asUnit)).toEqual([null, null, null, null, null]);
  });

  test("names a role, whatever its case and hyphens", () => {
    const roles = [
      "Patient ID",
      "SUBJECT",
      "Sample-Date",
      "asct.date",
      "Day0",
      "days_from_transplant",
      "Weeks post HSCT",
    ];
    expect(roles.map((name) => roleOfName(name)?.role)).toEqual([
      "patient",
      "patient",
      "date",
      "transplantDate",
      "transplantDate",
      "day",
      "week",
    ]);
    expect(["IL-6", "CMAS", "visit", "constructor"].map(roleOfName)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("says by a word that its column measures nothing", () => {
    const words = ["age_at_onset", "sampleID", "Dose (mg)", "TimePoint", "Visit no", "weight_kg"].map(notAMeasurement);
    expect(words).toEqual(["age", "sample", "dose", "time", "visit", "weight"]);
    expect(["IL-6", "Galectin-9", "sRAGE", "PLATELETS", "NO"].map(notAMeasurement)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("is known as a protein's name under its usual spellings", () => {
    const known = [
      "IL-6",
      "IL12p70",
      "IFNgamma",
      "TNF-α",
      "sVCAM-1",
      "CXCL10",
      "GM-CSF",
      "MIP1alpha",
      "Galectin-9",
      "hsCRP",
    ];
    expect(known.filter((name) => !isKnownAnalyte(name))).toEqual([]);
    expect(["pain", "steroid", "response", "lights", "X1", "fasting", "growth", "eGFR"].filter(isKnownAnalyte)).toEqual(
      [],
    );
  });
});

describe("units", () => {
  test("are the same under other case, spacing and micro signs, and no others", () => {
    expect(sameUnit("pg/mL", "PG/ml")).toBe(true);
    expect(sameUnit("pg_ml", "pg / ml")).toBe(true);
    expect(sameUnit("\u00b5g/l", "\u03bcg/l")).toBe(true);
    expect(sameUnit("mcg/l", "ug/l")).toBe(true);
    expect(sameUnit("pg/ml", "ng/ml")).toBe(false);
    expect(sameUnit("U/l", "U/ml")).toBe(false);
  });
});

describe("the delimiter", () => {
  test.each([
    ["a,b,c\n1,2,3\n", ","],
    ["a;b;c\n1,5;2,5;3,5\n", ";"],
    ["a\tb\n1,5\t2\n", "\t"],
    ["a|b\n1|2\n", "|"],
    ['"a;b;c",d\n"1;2",3\n', ","],
    ["patient;IL-6, free;x\nA;1;2\n", ";"],
    ["\n\na;b\n1;2", ";"],
    ["a\n1\n", ","],
    ["", ","],
  ])("of %j is %j", (text, delimiter) => {
    expect(recogniseDelimiter(text)).toBe(delimiter);
  });
});

describe("a text cell", () => {
  test("loses white space and one protecting apostrophe, and is composed", () => {
    expect([" A ", "'=A", "'-1", "'@x", "''=A", "'A", "e\u0301", "'\t=x"].map(textCell)).toEqual([
      "A",
      "=A",
      "-1",
      "@x",
      "''=A",
      "'A",
      "\u00e9",
      "\t=x",
    ]);
  });
});

describe("the nearest name", () => {
  test("is the one a person meant, or none", () => {
    const names = ["patient", "sample_date", "CXCL10", "IL-6"];
    expect(["patinet", "SAMPLE_DATE", "CXCL-10", "IL6", "visit"].map((name) => nearestName(name, names))).toEqual([
      "patient",
      "sample_date",
      "CXCL10",
      "IL-6",
      null,
    ]);
  });
});
