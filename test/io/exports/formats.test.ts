import { describe, expect, test } from "vitest";
import { convertExports } from "../../../src/io/convert-exports.js";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../../src/io/load-study.js";
import type { ReadOptions } from "../../../src/io/read-result.js";
import { input, measurementsOf, shown, studyOf } from "../inputs.js";
import { writeXlsx, type XlsxCell } from "../write-xlsx.js";

interface Given {
  readonly lod?: string;
  readonly sheet?: string;
  readonly options?: Partial<ReadOptions>;
  readonly everything?: boolean;
}

const beside = ({ lod, sheet }: Given) => ({
  ...(lod === undefined ? {} : { limits: input("lod.csv", lod) }),
  ...(sheet === undefined ? {} : { sampleSheet: input("samples.csv", sheet) }),
});

/** `sample analyte` → value, with flags in brackets; and what was said. */
async function converted(name: string, body: string | Uint8Array, given: Given = {}) {
  const options = { ...DEFAULT_READ_OPTIONS, ...given.options };
  const { cells, diagnostics } = await convertExports(
    [input(name, body)],
    options,
    beside(given),
    given.everything === true,
  );
  const shownCell = ({ value, flags }: { value: string; flags: readonly string[] }) =>
    flags.length === 0 ? value : `${value} [${flags.join(" ")}]`;
  return {
    cells:
      cells === null
        ? null
        : Object.fromEntries(cells.map((cell) => [`${cell.sample} ${cell.analyte}`, shownCell(cell)])),
    rows: cells ?? [],
    said: diagnostics.map(shown),
  };
}

const block = (type: string, ...rows: string[]) => [`DataType:,${type}`, ...rows, ""];
const PLATE = [
  "Program,xPONENT,,FLEXMAP 3D",
  "Date,26/02/2014,16:07",
  "",
  "Samples,9,Min Events,100",
  "Results",
  "",
  ...block("Median", "Location,Sample,IL-6,TNF-a,Total Events", '"1(1,A1)",S1,5,6,300'),
  ...block(
    "Count",
    "Location,Sample,IL-6,TNF-a,Total Events",
    '"1(1,A1)",Standard1,90,90,300',
    '"2(1,B1)",one,90,20,300',
    '"3(1,C1)",one,80,34,300',
    '"4(1,D1)",two,70,90,300',
    '"5(1,E1)",two,70,90,300',
    '"6(1,F1)",three,70,90,300',
    '"7(1,G1)",three,70,90,300',
  ),
  ...block(
    "Result",
    "Location,Sample,IL-6,TNF-a,Total Events",
    '"1(1,A1)",Standard1,500,500,300',
    '"2(1,B1)",one,4,10,300',
    '"3(1,C1)",one,6,20,300',
    '"4(1,D1)",two,< 0.5,< 1.5,300',
    '"5(1,E1)",two,2.5,< 1.0,300',
    '"6(1,F1)",three,> 500,< 2,300',
    '"7(1,G1)",three,NaN,> 90,300',
  ),
  ...block("Units", "Analyte:,IL-6,TNF-a", "BeadID:,1,2", "Units:,pg/mL,ng/mL"),
  "-- CRC --",
  "CRC32: 00",
].join("\n");

describe("an xPONENT export", () => {
  const expected = {
    "one IL-6": "5 [replicates-differ]",
    "one TNF-a": "15 [replicates-differ few-beads]",
    // (0.5 + 2.5) / 2 is an upper bound of a mean whose one part lies anywhere below 0.5.
    "two IL-6": "<1.5 [replicates-mixed]",
    "two TNF-a": "<1.25",
    "three IL-6": ">500 [wells-missing]",
    "three TNF-a": "NA [replicates-contradict]",
  };

  test("averages replicates, bounds those beyond a limit, and flags what is doubtful", async () => {
    const { cells, rows, said } = await converted("plate.csv", PLATE);
    expect(cells).toEqual(expected);
    // Standard deviations by hand: √2 of 4 and 6, √50 of 10 and 20.
    expect(rows[0].cv).toBeCloseTo((100 * Math.SQRT2) / 5, 12);
    expect(rows[1].cv).toBeCloseTo((100 * Math.sqrt(50)) / 15, 12);
    expect(rows.map(({ unit }) => unit).slice(0, 2)).toEqual(["pg/mL", "ng/mL"]);
    expect(said).toMatchInlineSnapshot(`
      [
        "plate.csv:24: warning[replicates-differ]: "IL-6", sample "one": replicates differ by more than 25 % (CV), 28 %",
        "plate.csv:24: warning[replicates-differ]: "TNF-a", sample "one": replicates differ by more than 25 % (CV), 47 %",
        "plate.csv:24: warning[few-beads]: "TNF-a", sample "one": fewer than 35 beads, 20",
        "plate.csv:26: warning[replicates-mixed]: "IL-6", sample "two": some replicates lie beyond the limit and some do not: the mean with the limits in their place bounds it",
        "plate.csv:28: warning[replicates-contradict]: "TNF-a", sample "three": some replicates lie below the limit and some above: read as missing",
        "plate.csv: note[wells-left-out]: wells left out: 1 standard | a sample sheet that names one of them takes it all the same",
        "plate.csv:28: note[wells-missing]: "IL-6", sample "three": some of the replicates have no value: the mean of the rest",
      ]
    `);
  });

  test("shows the replicate that cannot be read, not the one without a value", async () => {
    const { said } = await converted(
      "plate.csv",
      PLATE.replace('"6(1,F1)",three,> 500', '"6(1,F1)",three,NaN').replace("three,NaN,> 90", "three,1.2.3,> 90"),
    );
    expect(said[0]).toBe(
      'plate.csv:28: error[not-a-number]: "IL-6", sample "three": "1.2.3" is not a number | write a number, a limit as <3.2, or nothing',
    );
  });

  test.each([
    ["without quotes", PLATE.replaceAll('"', "")],
    [
      "with every field in quotes",
      PLATE.replaceAll(/[^,\n"]+(?=[,\n]|$)|"[^"]*"/gu, (field) => `"${field.replaceAll('"', "")}"`),
    ],
    ["with a byte order mark and CRLF", `\ufeff${PLATE.replaceAll("\n", "\r\n")}`],
    ["padded with commas, as Excel saves it", PLATE.replaceAll(/$/gmu, ",,,")],
    [
      "with ; and decimal comma",
      PLATE.replaceAll(/(?<!\()(\b\d,\w\d\))|,/gu, (_, place) => place ?? ";").replaceAll(/(\d)\.(\d)/gu, "$1,$2"),
    ],
  ])("is the same %s", async (_, text) => {
    expect((await converted("plate.csv", text)).cells).toEqual(expected);
  });
});

const BIOPLEX_HEAD = [
  "Analyte",
  "Type",
  "Well",
  "Description",
  "FI",
  "Obs Conc (pg/ml)",
  "Exp Conc",
  "Bead Count",
  "Sampling Errors",
];

/** A workbook of one analyte a sheet. */
function bioplexBook(...sheets: [string, XlsxCell[][]][]): Uint8Array {
  return writeXlsx(
    Object.fromEntries(
      sheets.map(([name, rows], i) => [
        `IL ${i}`,
        [["File Name: a.rbx"], [`Analyte: ${name}`], [null], BIOPLEX_HEAD, ...rows.map((row) => [name, ...row])],
      ]),
    ),
  );
}

describe("a Bio-Plex Manager workbook", () => {
  const book = bioplexBook(
    [
      "Hu IL-1b (32)",
      [
        ["B", "A1", null, 5, null, null, 60, null],
        ["S1", "A2", null, 900, 1000, 1000, 60, null],
        ["X1", "A3", "one", 50, 3.25, null, 60, null],
        ["X1", "A4", "one", 52, "*3.75", null, 30, "1"],
        ["X2", "A5,A6", "two", 5, "OOR <", null, 80, null],
        ["X3", "A7", null, 5, "***", null, 80, null],
        ["X3", "A8", null, 90, "---", null, 80, null],
      ],
    ],
    ["IL-6", [["X1", "A3", "one", 50, 1.5, null, 60, null]]],
  );

  test("gives samples from all sheets, named by their description, analytes without the bead's region", async () => {
    const { cells, rows, said } = await converted("p.xlsx", book);
    expect(cells).toEqual({
      "one Hu IL-1b": "*3.5 [sampling-error extrapolated few-beads]",
      "two Hu IL-1b": "OOR <",
      "X3 Hu IL-1b": "NA",
      "one IL-6": "1.5",
    });
    expect(rows[0]).toMatchObject({ unit: "pg/ml", beads: 30, wells: 2 });
    expect(said).toMatchInlineSnapshot(`
      [
        "p.xlsx:7: warning[few-beads]: "Hu IL-1b", sample "one": fewer than 35 beads, 30",
        "p.xlsx:7: warning[sampling-error]: "Hu IL-1b", sample "one": the instrument reports a sampling error",
        "p.xlsx: note[wells-left-out]: wells left out: 1 standard, 1 blank | a sample sheet that names one of them takes it all the same",
        "p.xlsx:7: note[extrapolated]: "Hu IL-1b", sample "one": extrapolated beyond the standard curve",
      ]
    `);
  });

  test("takes the limits it does not give from a limits file", async () => {
    const { cells } = await converted("p.xlsx", book, { lod: "analyte,lod\nHu IL-1b,0.4\n" });
    expect(cells?.["two Hu IL-1b"]).toBe("<0.4");
  });

  test("needs those limits once it is read as a study", async () => {
    const sheet = "sample,patient,day\none,P,1\ntwo,P,2\nX3,P,3\n";
    const read = await loadStudy([input("p.xlsx", book)], DEFAULT_READ_OPTIONS, beside({ sheet }));
    expect(read.diagnostics.filter(({ severity }) => severity === "error").map(shown)).toEqual([
      'p.xlsx:9: error[no-limit]: "Hu IL-1b", sample "two": "OOR <" gives no limit | give the limits with --lod FILE (analyte, lod, uloq)',
    ]);
  });
});

const OLINK = [
  "SampleID;Index;OlinkID;UniProt;Assay;MissingFreq;Panel;QC_Warning;LOD;NPX",
  "a1;1;OID1;P05231;IL6;0.1;Inflammation;PASS;1.5;-0.25",
  "a1;1;OID2;P02778;CXCL10;0;Inflammation;WARN;0.5;8.125",
  "a1;1;OID9;P05231;IL6;0.1;Cardio;PASS;1.25;0.5",
  "CONTROL_SAMPLE_1;2;OID1;P05231;IL6;0.1;Inflammation;PASS;1.5;4",
].join("\n");

describe("an Olink NPX file", () => {
  test("is log2 already, has numbers below its limit, and tells panels apart where they measure one protein", async () => {
    const { cells, said } = await converted("npx.csv", OLINK);
    expect(cells).toEqual({ "a1 IL6 (OID1)": "-0.25", "a1 CXCL10": "8.125 [qc-warning]", "a1 IL6 (OID9)": "0.5" });
    expect(said).toMatchInlineSnapshot(`
      [
        "npx.csv:3: warning[qc-warning]: "CXCL10", sample "a1": the instrument's quality control warns",
        "npx.csv: note[wells-left-out]: wells left out: 1 control | a sample sheet that names one of them takes it all the same",
      ]
    `);
    const sheet = "sample,patient,day\na1,P,1\n";
    const study = studyOf(await loadStudy([input("npx.csv", OLINK)], DEFAULT_READ_OPTIONS, beside({ sheet })));
    expect(study.variables.map(({ id, unit, scale }) => [id, unit, scale])).toEqual([
      ["CXCL10", "NPX", "already-log2"],
      ["IL6 (OID1)", "NPX", "already-log2"],
      ["IL6 (OID9)", "NPX", "already-log2"],
    ]);
    expect(measurementsOf(study)["P 1 IL6 (OID1)"]).toBe("-0.25");
  });
});

describe("a sample sheet", () => {
  const sheet = [
    "sample,patient_id,sample_date,transplant_date,sex",
    "one,A,2014-03-01,2014-03-11,F",
    "two,A,2014-04-11,2014-03-11,F",
  ];

  test("places samples by date, and answers conditions", async () => {
    const text = [...sheet, "three,B,2014-04-11,2014-01-11,M", ""].join("\n");
    const where = [{ column: "sex", values: ["F"] }];
    const read = await loadStudy(
      [input("plate.csv", PLATE)],
      { ...DEFAULT_READ_OPTIONS, where },
      beside({ sheet: text }),
    );
    expect(measurementsOf(studyOf(read))).toEqual({
      "A -10 IL-6": "5",
      "A -10 TNF-a": "15",
      "A 31 IL-6": "<1.5",
      "A 31 TNF-a": "<1.25",
    });
    expect(read.files.map(({ name, layout }) => [name, layout])).toEqual([
      ["plate.csv", "long"],
      ["samples.csv", "samples"],
    ]);
  });

  const scored = (second: string) =>
    [
      "sample,patient_id,day,CMAS,PGA,weight,notes",
      ...["one,A,-10,23,7.5,30,tired", second, "three,A,31,,<0.5,31,", "none,B,40,48,,28,"],
      "",
    ].join("\n");
  const readWith = (sheet: string, options: Partial<ReadOptions> = {}) =>
    loadStudy([input("plate.csv", PLATE)], { ...DEFAULT_READ_OPTIONS, ...options }, beside({ sheet }));

  test("gives the scores of its visits, once where two tubes are of one visit", async () => {
    // The second tube is of the third's day, and says the same of it.
    const read = await readWith(scored("two,B,-3,40,2,30,"));
    const measured = measurementsOf(studyOf(read));
    expect(Object.fromEntries(Object.entries(measured).filter(([key]) => /CMAS|PGA/u.test(key)))).toEqual({
      "A -10 CMAS": "23",
      "A -10 PGA": "7.5",
      "A 31 PGA": "<0.5",
      "B -3 CMAS": "40",
      "B -3 PGA": "2",
      "B 40 CMAS": "48",
    });
    expect(measured["A -10 IL-6"]).toBe("5");
    const [, sheetRead] = read.files;
    expect(sheetRead.columns.map(({ name, role }) => `${name} ${role}`)).toEqual([
      ...["sample sample", "patient_id patient", "day day", "CMAS score", "PGA score"],
      ...["weight ignored", "notes ignored"],
    ]);
  });

  test("may repeat a visit's scores tube by tube, but not contradict them", async () => {
    const plate = PLATE.replace(/"[45]\(.*\n/gu, "");
    const both = (pga: string) =>
      loadStudy(
        [input("plate.csv", plate)],
        DEFAULT_READ_OPTIONS,
        beside({ sheet: scored(`two,A,-10,23,${pga},30,`) }),
      );
    expect(measurementsOf(studyOf(await both("7.5")))["A -10 PGA"]).toBe("7.5");
    expect((await both("7")).diagnostics.map(shown)[0]).toBe(
      'samples.csv:3: error[duplicate-value]: patient "A", day -10: "PGA" given before, in samples.csv:2 | keep one value a patient, day and variable',
    );
  });

  test("leaves out the scores that are not chosen", async () => {
    const { study } = await readWith(scored("two,B,-3,40,2,30,"), { scores: ["PGA"] });
    expect(study?.variables.filter(({ role }) => role === "score").map(({ id }) => id)).toEqual(["PGA"]);
  });

  test("that names no sample of the export is met with what may be meant", async () => {
    const read = await loadStudy(
      [input("plate.csv", PLATE)],
      DEFAULT_READ_OPTIONS,
      beside({ sheet: "sample,patient,day\nonee,A,1\n" }),
    );
    expect(read.study).toBeNull();
    expect(read.diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "error[no-sample]: no record could be placed on a day relative to transplant | give sample dates with transplant dates, or days relative to transplant",
        "plate.csv:24: warning[replicates-differ]: "IL-6", sample "one": replicates differ by more than 25 % (CV), 28 %",
        "plate.csv:24: warning[replicates-differ]: "TNF-a", sample "one": replicates differ by more than 25 % (CV), 47 %",
        "plate.csv:24: warning[few-beads]: "TNF-a", sample "one": fewer than 35 beads, 20",
        "plate.csv:24: warning[samples-left-out]: 3 samples are not in samples.csv and left out: "one", "two", "three" | "one" may be "onee" of the sheet",
        "plate.csv:26: warning[replicates-mixed]: "IL-6", sample "two": some replicates lie beyond the limit and some do not: the mean with the limits in their place bounds it",
        "plate.csv:28: warning[replicates-contradict]: "TNF-a", sample "three": some replicates lie below the limit and some above: read as missing",
        "plate.csv: note[wells-left-out]: wells left out: 1 standard | a sample sheet that names one of them takes it all the same",
        "plate.csv:28: note[wells-missing]: "IL-6", sample "three": some of the replicates have no value: the mean of the rest",
      ]
    `);
  });

  test("places the samples of a tidy table as it does those of an export", async () => {
    const tidy =
      "sample,analyte,value,unit\none,IL-6,5,pg/mL\none,TNF-a,15,ng/mL\ntwo,IL-6,<1.5,pg/mL\ntwo,TNF-a,<1.25,ng/mL\n";
    const text = [...sheet, "three,B,2014-04-11,2014-01-11,M", ""].join("\n");
    const [direct, byTable] = await Promise.all(
      [PLATE, tidy].map((body) => loadStudy([input("x.csv", body)], DEFAULT_READ_OPTIONS, beside({ sheet: text }))),
    );
    const kept = measurementsOf(studyOf(direct));
    expect(measurementsOf(studyOf(byTable))).toEqual(
      Object.fromEntries(Object.entries(kept).filter(([key]) => key.startsWith("A"))),
    );
  });
});
