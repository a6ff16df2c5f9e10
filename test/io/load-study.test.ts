import { describe, expect, test } from "vitest";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../src/io/load-study.js";
import { lineOfCell, placeOfLine } from "../../src/study/study.js";
import { content, input, measurementsOf, read, shown, studyOf } from "./inputs.js";

const WIDE = [
  "patient_id,sample_date,transplant_date,CMAS,IL-6 (pg/mL),CXCL10 (pg/mL)",
  "B,2014-03-01,2014-03-11,20,<3.2,880",
  "B,2014-04-10,2014-03-11,31,5.3,> 5000",
  "A,2012-02-28,2012-03-01,40,*12.5,NA",
  "A,2013-03-01,2012-03-01,52,0,-1.5",
];

// Days by hand: 1 to 11 March 10; 11 March to 10 April 20 + 10; 28 February to 1 March 2012, a leap year, 2; one year 365.
const MEASUREMENTS = {
  "A -2 CMAS": "40",
  "A -2 IL-6": "*12.5",
  "A 365 CMAS": "52",
  "A 365 CXCL10": "-1.5",
  "A 365 IL-6": "0",
  "B -10 CMAS": "20",
  "B -10 CXCL10": "880",
  "B -10 IL-6": "<3.2",
  "B 30 CMAS": "31",
  "B 30 CXCL10": ">5000",
  "B 30 IL-6": "5.3",
};

const LONG = [
  "value,analyte,patient,date,asct_date,units",
  "880,CXCL10,B,2014-03-01,2014-03-11,pg/mL",
  "20,cmas,B,2014-03-01T23:59:00-05:00,2014-03-11,",
  "<3.2,IL-6,B,2014-03-01,2014-03-11,pg/mL",
  "5.3,IL-6,B,2014-04-10,2014-03-11,pg/mL",
  ">5000,CXCL10,B,2014-04-10,2014-03-11,pg/mL",
  "31,CMAS,B,2014-04-10,2014-03-11,",
  "40,CMAS,A,2012-02-28,2012-03-01,",
  "* 12.5,IL-6,A,2012-02-28,2012-03-01,pg/mL",
  "NA,CXCL10,A,2012-02-28,2012-03-01,pg/mL",
  "0,IL-6,A,2013-03-01,2012-03-01,PG/ML",
  "-1.5,CXCL10,A,2013-03-01,2012-03-01,pg/mL",
  "52,CMAS,A,2013-03-01,2012-03-01,",
];

const SPLIT = {
  "panel.csv": [
    "subject;visit date;IL6_pg_ml;CXCL10 [pg/mL]",
    "A;2013-03-01;0;-1.5",
    "B;2014-04-10;5.3;>5000",
    "B;2014-03-01;<= 3.2;880",
    "A;2012-02-28;*12.5;",
  ],
  "scores.csv": ["pt\tdate\tCMAS", "A\t2012-02-28\t40", "B\t2014-03-01\t20", "B\t2014-04-10\t31", "A\t2013-03-01\t52"],
  "patients.csv": ["id|HSCT date|sex|age", "A|2012-03-01|F|9", "B|2014-03-11|M|12"],
};

describe("the same small study", () => {
  test("is read from a wide file, value by value", async () => {
    const study = studyOf(await read({ "wide.csv": WIDE }));
    expect(study.patients).toEqual(["A", "B"]);
    expect(measurementsOf(study)).toEqual(MEASUREMENTS);
  });

  test("is read from a long file, value by value", async () => {
    expect(measurementsOf(studyOf(await read({ "long.csv": LONG })))).toEqual(MEASUREMENTS);
  });

  test("is one study as wide and as long file", async () => {
    const [wide, long] = [await read({ "w.csv": WIDE }), await read({ "l.csv": LONG })];
    expect(content(studyOf(long))).toEqual(content(studyOf(wide)));
  });

  test("is one study when panel, scores and patients are three files, in any order", async () => {
    const renamed = {
      ...SPLIT,
      "panel.csv": SPLIT["panel.csv"].map((line) => line.replace("IL6_pg_ml", "IL-6 (pg/mL)")),
    };
    const orders = [
      ["panel.csv", "scores.csv", "patients.csv"],
      ["patients.csv", "scores.csv", "panel.csv"],
      ["scores.csv", "patients.csv", "panel.csv"],
    ] as const;
    const wide = content(studyOf(await read({ "wide.csv": WIDE })));
    for (const order of orders) {
      const study = studyOf(await read(Object.fromEntries(order.map((name) => [name, renamed[name]]))));
      expect(content(study)).toEqual(wide);
    }
  });

  test("is one study whatever the line ends, the byte order mark and the pieces it comes in", async () => {
    const wide = content(studyOf(await read({ "wide.csv": WIDE })));
    for (const text of [WIDE.join("\r\n"), `\ufeff${WIDE.join("\r")}`, `\n\n${WIDE.join(",,\n")},,\n,,,,,,,\n\n`])
      for (const piece of [1, 7, 65536]) {
        const result = await loadStudy([input("wide.csv", text, piece)], DEFAULT_READ_OPTIONS);
        expect(content(studyOf(result))).toEqual(wide);
      }
  });

  test("has variables with role, unit and scale from name, header and catalogue", async () => {
    const { variables } = studyOf(await read(SPLIT));
    expect(variables).toEqual([
      { id: "CMAS", role: "score", unit: null, scale: "linear", worse: "lower", range: [0, 52] },
      { id: "CXCL10", role: "analyte", unit: "pg/mL", scale: "log2", worse: null, range: null },
      { id: "IL6", role: "analyte", unit: "pg/ml", scale: "log2", worse: null, range: null },
    ]);
  });

  test("keeps the place of each cell, over several files", async () => {
    const study = studyOf(await read(SPLIT));
    const place = (variable: string, row: number) => {
      const index = study.variables.findIndex(({ id }) => id === variable);
      return placeOfLine(study.files, lineOfCell(study, index, row));
    };
    // Samples in order: A −2, A 365, B −10, B 30.
    expect(place("IL6", 0)).toEqual({ file: "panel.csv", line: 5 });
    expect(place("CMAS", 0)).toEqual({ file: "scores.csv", line: 2 });
    expect(place("CMAS", 1)).toEqual({ file: "scores.csv", line: 5 });
    expect(place("CXCL10", 3)).toEqual({ file: "panel.csv", line: 3 });
  });
});

describe("columns", () => {
  test("are listed with the role each was taken for and why", async () => {
    const { files } = await read({
      "w.csv": [
        "id,patient_id,day,week,age_years,CMAS,IL-6,Novel,comment,empty",
        "1,A,-3,-1,9,40,1,2,ill,",
        "2,B,4,1,9,41,2,3,,",
      ],
    });
    expect(files[0].columns.map(({ name, role, reason }) => `${name}: ${role}, ${reason}`)).toMatchInlineSnapshot(`
      [
        "id: ignored, "patient_id" is the patient",
        "patient_id: patient, a known name for the patient",
        "day: day, a known name for the day relative to transplant",
        "week: ignored, "day" is the day relative to transplant",
        "age_years: ignored, "age" is neither analyte nor score",
        "CMAS: score, a score of the catalogue",
        "IL-6: analyte, a known protein's name",
        "Novel: analyte, holds numbers",
        "comment: ignored, "comment" is neither analyte nor score",
        "empty: ignored, holds no value",
      ]
    `);
  });

  test("that may be analytes or not are named in one note", async () => {
    const { diagnostics } = await read({ "w.csv": ["patient,day,IL-6,Novel,Other", "A,1,2,3,4"] });
    expect(diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "w.csv:1: note[assumed-analytes]: taken as analytes because they hold numbers: "Novel", "Other" | --ignore NAME leaves a column out, --score NAME makes it a score",
      ]
    `);
  });

  test("are chosen, ignored and given roles by options", async () => {
    const result = await read(
      { "w.csv": ["MRN,when,patient,X,Y,CMAS,VAS pain", "7,3,abc,1,2,40,5"] },
      { roles: { patient: "MRN", week: "when" }, analytes: ["x"], scores: ["VAS pain"] },
    );
    expect(measurementsOf(studyOf(result))).toEqual({ "7 21 X": "1", "7 21 VAS pain": "5" });
    const reasons = result.files[0].columns.map(({ name, role, reason }) => `${name}: ${role}, ${reason}`);
    expect(reasons).toMatchInlineSnapshot(`
      [
        "MRN: patient, --patient",
        "when: week, --week",
        "patient: ignored, "MRN" is the patient",
        "X: analyte, --analyte",
        "Y: ignored, not chosen by --analyte",
        "CMAS: ignored, not chosen by --score",
        "VAS pain: score, --score",
      ]
    `);
  });

  test("called __proto__ and constructor, and a patient called __proto__, are ordinary", async () => {
    const study = studyOf(await read({ "w.csv": ["patient,day,__proto__,constructor", "__proto__,1,2,3"] }));
    expect(study.patients).toEqual(["__proto__"]);
    expect(study.variables.map(({ id }) => id)).toEqual(["__proto__", "constructor"]);
    expect(study.columns.map(({ values }) => values[0])).toEqual([2, 3]);
  });

  test("lose the apostrophe that a safe CSV puts before a formula, in texts only", async () => {
    const study = studyOf(await read({ "l.csv": ["patient,day,analyte,value", "'=A,1,'+IL,-2", "'B,1,'+IL,3"] }));
    expect(study.patients).toEqual(["'B", "=A"]);
    expect(study.variables.map(({ id }) => id)).toEqual(["+IL"]);
  });

  test("of row names, as R writes them, are passed over", async () => {
    const study = studyOf(await read({ "w.csv": ['"","patient","day","IL.6..pg.mL."', '"1","A",1,2'] }));
    expect(study.variables.map(({ id, unit }) => `${id} ${unit}`)).toEqual(["IL.6 pg/mL"]);
  });
});

describe("long files", () => {
  test("find the value column by being the only one of numbers left", async () => {
    const study = studyOf(await read({ "l.csv": ["patient,day,visit,cytokine,reading,remark", "A,1,1,IL-6,2.5,x"] }));
    expect(measurementsOf(study)).toEqual({ "A 1 IL-6": "2.5" });
  });

  test("take a limit from their lod column, and leave numbers under it alone", async () => {
    const lines = ["patient,day,Assay,NPX,LOD", "A,1,IL6,<LOD,0.5", "A,2,IL6,OOR <,0.25", "A,3,IL6,0.1,0.5"];
    const study = studyOf(await read({ "l.csv": lines }));
    expect(measurementsOf(study)).toEqual({ "A 1 IL6": "<0.5", "A 2 IL6": "<0.25", "A 3 IL6": "0.1" });
    expect(study.variables[0]).toMatchObject({ unit: "NPX", scale: "already-log2" });
  });

  test("leave out what is not chosen, and keep its samples", async () => {
    const lines = ["patient,day,analyte,value", "A,1,IL-6,1", "A,2,CRP,2", "A,2,CMAS,30"];
    const result = await read({ "l.csv": lines }, { analytes: ["IL6"] });
    expect(measurementsOf(studyOf(result))).toEqual({ "A 1 IL-6": "1", "A 2 CMAS": "30" });
    expect(result.study?.samples.length).toBe(2);
    expect(result.diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "l.csv:1:3: note[names-left-out]: column "analyte": left out as asked: "CRP"",
      ]
    `);
  });
});

describe("time", () => {
  test("in weeks and months becomes days, rounded half away from zero", async () => {
    // 1 month = 30.4375 days: 2 months 60.875 → 61; −6 months −182.625 → −183; 1.5 weeks 10.5 → 11.
    const months = studyOf(await read({ "m.csv": ["patient,month,IL-6", "A,2,1", "A,-6,2"] }));
    expect([...months.samples.day]).toEqual([-183, 61]);
    const weeks = studyOf(await read({ "w.csv": ["patient,week,IL-6", "A,1.5,1", "A,-1.5,2", "A,0,3"] }));
    expect([...weeks.samples.day]).toEqual([-11, 0, 11]);
  });

  test("by dates counts over the day a file gives, and a contradiction is said once", async () => {
    const lines = ["patient,date,asct_date,day,IL-6", "A,2014-01-11,2014-01-01,10,1", "A,2014-01-21,2014-01-01,19,2"];
    const result = await read({ "w.csv": lines });
    expect([...studyOf(result).samples.day]).toEqual([10, 20]);
    expect(result.diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "w.csv:3:4: warning[days-disagree]: column "day" says day 19, the dates say day 20; the dates count | --ignore "day", or correct it",
      ]
    `);
  });

  test("that is unknown for a patient leaves the patient's records out with a warning", async () => {
    const lines = [
      "patient,date,asct_date,IL-6",
      "A,2014-01-11,2014-01-01,1",
      "B,2014-01-11,,2",
      "B,2014-02-11,,3",
      "A,,,4",
    ];
    const result = await read({ "w.csv": lines });
    expect(studyOf(result).patients).toEqual(["A"]);
    expect(result.study?.unplaced).toEqual([
      { patient: "B", line: 3, reason: "no transplant date" },
      { patient: "B", line: 4, reason: "no transplant date" },
      { patient: "A", line: 5, reason: "no sample date" },
    ]);
    expect(result.diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "w.csv:3: warning[patient-without-transplant]: patient "B": no transplant date; 2 records are left out",
        "w.csv:5: warning[record-without-date]: patient "A": no sample date; 1 record is left out",
      ]
    `);
  });
});

describe("a patients table", () => {
  test("is one too where it has a date of its own, and makes no samples", async () => {
    const result = await read({
      "patients.csv": ["id,date,transplant_date,sex", "A,2014-05-05,2014-01-01,F"],
      "panel.csv": ["patient,date,IL-6", "A,2014-01-11,3"],
    });
    expect(measurementsOf(studyOf(result))).toEqual({ "A 10 IL-6": "3" });
    expect(result.study?.samples.length).toBe(1);
    expect(result.files.map(({ layout }) => layout)).toEqual(["patients", "wide"]);
  });
});

describe("where", () => {
  test("keeps rows by any column, also an ignored one", async () => {
    const lines = ["patient,group,day,IL-6", "A,case,1,1", "B,control,1,2", "C,other,1,3"];
    const result = await read({ "w.csv": lines }, { where: [{ column: "group", values: ["case", "other"] }] });
    expect(studyOf(result).patients).toEqual(["A", "C"]);
    expect(result.files[0]).toMatchObject({ records: 3, kept: 2 });
  });

  test("on a patients table holds for the files without the column", async () => {
    const result = await read(
      { ...SPLIT, "patients.csv": SPLIT["patients.csv"] },
      { where: [{ column: "sex", values: ["F"] }] },
    );
    expect(studyOf(result).patients).toEqual(["A"]);
    expect(result.files.map(({ name, kept }) => `${name} ${kept}`)).toEqual([
      "panel.csv 2",
      "scores.csv 2",
      "patients.csv 1",
    ]);
  });

  test("passes over the errors of rows it drops", async () => {
    const lines = ["patient,group,day,IL-6", "A,case,1,1", "B,control,1,bad"];
    const { diagnostics } = await read({ "w.csv": lines }, { where: [{ column: "group", values: ["case"] }] });
    expect(diagnostics).toEqual([]);
  });
});
