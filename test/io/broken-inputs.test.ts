import { describe, expect, test } from "vitest";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../src/io/load-study.js";
import type { ReadOptions } from "../../src/io/read-result.js";
import { input, read, shown } from "./inputs.js";

/** Title, the lines of each file, what is said, and options where they matter. */
type Case = [title: string, files: Record<string, string | string[]>, said: string[], options?: Partial<ReadOptions>];

function cases(list: readonly Case[]): void {
  test.each(list)("%s", async (_, files, said, options) => {
    const result = await read(files, options);
    expect(result.diagnostics.map(shown)).toEqual(said);
    expect(result.study).toBeNull();
  });
}

describe("a broken cell", () => {
  cases([
    [
      "with three parts is no number",
      { "panel.csv": ["patient,day,IL-6", "A,1,1.2.3", "A,2,5"] },
      [
        'panel.csv:2:3: error[not-a-number]: column "IL-6": "1.2.3" is not a number | write a number, a limit as <3.2, or nothing; --ignore "IL-6" leaves the column out',
      ],
    ],
    [
      "of text in a protein's column is no number",
      { "panel.csv": ["patient,day,IL-6", "A,1,high", "A,2,5"] },
      [
        'panel.csv:2:3: error[not-a-number]: column "IL-6": "high" is not a number | write a number, a limit as <3.2, or nothing; where it means missing, --missing "high"; --ignore "IL-6" leaves the column out',
      ],
    ],
    [
      "of a laboratory's own word for missing can be declared",
      { "panel.csv": ["patient,day,IL-6", "A,1,k.A.", "A,2,5"] },
      [
        'panel.csv:2:3: error[not-a-number]: column "IL-6": "k.A." is not a number | write a number, a limit as <3.2, or nothing; where it means missing, --missing "k.A."; --ignore "IL-6" leaves the column out',
      ],
    ],
    [
      "of text among the numbers of an unknown column is no number",
      { "panel.csv": ["patient,day,Novel", "A,1,1", "A,2,5", "A,3,oops"] },
      [
        'panel.csv:4:3: error[not-a-number]: column "Novel": "oops" is not a number | write a number, a limit as <3.2, or nothing; where it means missing, --missing "oops"; --ignore "Novel" leaves the column out',
        'panel.csv:1: note[assumed-analytes]: taken as analytes because they hold numbers: "Novel" | --ignore NAME leaves a column out, --score NAME makes it a score',
      ],
    ],
    [
      "with a decimal comma is told to use a point",
      { "panel.csv": ["patient,day,IL-6", 'A,1,"1,5"', 'A,2,"< 2,5"'] },
      [
        'panel.csv:2:3: error[not-a-number]: column "IL-6": "1,5" is not a number | write a decimal point, as 1.5, or declare --decimal comma',
        'panel.csv:3:3: error[not-a-number]: column "IL-6": "< 2,5" is not a number | write a decimal point, as < 2.5, or declare --decimal comma',
      ],
    ],
    [
      "too large for a number is said to be",
      { "panel.csv": ["patient,day,IL-6", "A,1,1e999"] },
      [
        'panel.csv:2:3: error[number-too-large]: column "IL-6": "1e999" is too large to be a number | correct it, or leave the cell empty',
      ],
    ],
    [
      "below a limit that a wide file cannot give asks for it",
      { "panel.csv": ["patient,day,IL-6", "A,1,<LOD", "A,2,OOR >"] },
      [
        'panel.csv:2:3: error[no-limit]: column "IL-6": "<LOD" gives no limit | write the limit, as <3.2, or give a row of limits (LOD in the patient\'s column) or --lod FILE',
        'panel.csv:3:3: error[no-limit]: column "IL-6": "OOR >" gives no limit | write the limit itself, as >5850, or give it in a uloq column or --lod FILE',
      ],
    ],
    [
      "below a limit in a long file without one asks for it",
      { "panel.csv": ["patient,day,analyte,value", "A,1,IL-6,BLQ"] },
      [
        'panel.csv:2:4: error[no-limit]: column "value": "BLQ" gives no limit | write the limit, as <3.2, or give it in a lod column, a row of limits or --lod FILE',
      ],
    ],
    [
      "below a limit in a long file with an empty one asks for it",
      { "panel.csv": ["patient,day,analyte,value,lod", "A,1,IL-6,<LOD,"] },
      [
        'panel.csv:2:4: error[no-limit]: column "value": "<LOD" gives no limit | write the limit, as <3.2, or give it in a lod column, a row of limits or --lod FILE',
      ],
    ],
    [
      "in a quoted field over two lines is placed where its record begins",
      { "panel.csv": ["patient,day,remark,IL-6", 'A,1,"two', 'lines",3', "A,2,one,x"] },
      [
        'panel.csv:4:4: error[not-a-number]: column "IL-6": "x" is not a number | write a number, a limit as <3.2, or nothing; where it means missing, --missing "x"; --ignore "IL-6" leaves the column out',
      ],
    ],
  ]);
});

describe("a broken date or day", () => {
  cases([
    [
      "with two readings shows both",
      { "panel.csv": ["patient,date,transplant_date,IL-6", "A,03/04/2015,2015-01-01,1"] },
      [
        'panel.csv:2:2: error[ambiguous-date]: column "date": "03/04/2015" may be 2015-04-03 (day first) or 2015-03-04 (month first) | declare --date-format DMY or MDY, or write dates as YYYY-MM-DD',
      ],
    ],
    [
      "with one reading shows it",
      { "panel.csv": ["patient,date,transplant_date,IL-6", "A,13/04/2015,42005,1"] },
      [
        'panel.csv:2:2: error[not-a-date]: column "date": "13/04/2015" is not a date written as YYYY-MM-DD | if it is 2015-04-13, declare --date-format DMY, or write it so',
        'panel.csv:2:3: error[not-a-date]: column "transplant_date": "42005" is not a date written as YYYY-MM-DD | if it is 2015-01-01, declare --date-format excel, or write it so',
      ],
    ],
    [
      "that does not exist is said not to",
      { "panel.csv": ["patient,date,transplant_date,IL-6", "A,2024-02-30,2015-01-01,1"] },
      [
        'panel.csv:2:2: error[impossible-date]: column "date": "2024-02-30" is a day that does not exist | correct the date',
      ],
    ],
    [
      "of words or beyond reach is refused",
      { "panel.csv": ["patient,week,IL-6", "A,baseline,1", "B,1e9,2"] },
      [
        'panel.csv:2:2: error[not-a-time]: column "week": "baseline" is not a number | write the time relative to transplant as a number, negative before it',
        'panel.csv:3:2: error[not-a-time]: column "week": "1e9" is more than a million days | write the time relative to transplant as a number, negative before it',
      ],
    ],
    [
      "of transplant, missing for all, is asked for",
      { "panel.csv": ["patient,date,IL-6", "A,2015-01-01,1"] },
      [
        "panel.csv:2: error[no-transplant-date]: no patient has a transplant date | add a transplant_date column or a patients table, or name the column with --transplant-date; or give days relative to transplant",
      ],
    ],
    [
      "of transplant, given twice in one file, shows both",
      { "panel.csv": ["patient,date,hsct_date,IL-6", "A,2015-01-01,2015-02-01,1", "A,2015-03-01,2015-02-02,1"] },
      [
        'panel.csv:3:3: error[two-transplant-dates]: patient "A" has two transplant dates: 2015-02-02 here, 2015-02-01 in panel.csv:2 | days are counted from one transplant: choose it',
      ],
    ],
    [
      "of transplant, given twice in two files, shows both",
      {
        "panel.csv": ["patient,date,hsct_date,IL-6", "A,2015-01-01,2015-02-01,1"],
        "patients.csv": ["id,day0", "A,2015-02-03"],
      },
      [
        'patients.csv:2:2: error[two-transplant-dates]: patient "A" has two transplant dates: 2015-02-03 here, 2015-02-01 in panel.csv:2 | days are counted from one transplant: choose it',
      ],
    ],
  ]);
});

describe("a record", () => {
  cases([
    [
      "without a patient is refused",
      { "panel.csv": ["patient,day,IL-6", ",1,1"] },
      ['panel.csv:2:1: error[no-patient]: column "patient": "" names no patient | give every record its patient'],
    ],
    [
      "with a value but no analyte is refused",
      { "panel.csv": ["patient,day,analyte,value", "A,1,,2", "A,1,IL-6,2"] },
      ['panel.csv:2:3: error[no-analyte-name]: column "analyte": "" names no analyte | give every value its analyte'],
    ],
    [
      "with too few or too many fields is refused",
      { "panel.csv": ["patient,day,IL-6", "A,1", "A,2,3,4", "A,3,1"] },
      [
        "panel.csv:2: error[ragged-record]: the record has 2 fields where the header has 3 | write an empty field for every missing value",
        "panel.csv:3: error[ragged-record]: the record has 4 fields where the header has 3 | a field that holds the delimiter needs quotes around it; a column needs a name",
      ],
    ],
    [
      "that gives a sample's values again names them and the first",
      { "panel.csv": ["patient,day,IL-6,IL-8,CRP", "A,1,1,2,", "A,1,3,4,5"] },
      [
        'panel.csv:3: error[duplicate-value]: patient "A", day 1: "IL-6", "IL-8" given before, in panel.csv:2 | keep one value a patient, day and variable',
      ],
    ],
    [
      "that gives a value again in another file names the first",
      { "a.csv": ["patient,day,IL-6", "A,1,1"], "b.csv": ["patient,day,analyte,value", "A,1,IL-6,1"] },
      [
        'b.csv:2: error[duplicate-value]: patient "A", day 1: "IL-6" given before, in a.csv:2 | keep one value a patient, day and variable',
      ],
    ],
    [
      "whose quote is never closed is placed where it begins",
      { "panel.csv": ["patient,day,IL-6", "A,1,2", '"A,2,3', "B,1,2"] },
      ['panel.csv:3: error[unclosed-quote]: a quote opens here and is never closed | close it with "'],
    ],
    [
      "with a quote inside a field is refused",
      { "panel.csv": ["patient,day,IL-6", 'A"x,2,3'] },
      [
        'panel.csv:2: error[stray-quote]: a quote stands inside a field | put the whole field in quotes and write each quote inside it twice: "5"" tube"',
      ],
    ],
  ]);
});

describe("a header", () => {
  cases([
    [
      "with one name twice is refused",
      { "panel.csv": ["patient,day,IL-6,IL-6", "A,1,1,2"] },
      ['panel.csv:1:4: error[duplicate-column]: columns 3 and 4 are both called "IL-6" | rename or delete one of them'],
    ],
    [
      "with one score under two names is refused",
      { "panel.csv": ["patient,day,PGA,MDGA", "A,1,1,2"] },
      [
        'panel.csv:1:4: error[two-columns]: columns 3 and 4 are both "PGA" | rename one of them, or leave it out with --ignore',
      ],
    ],
    [
      "with one variable in two units is refused",
      { "panel.csv": ["patient,day,IL-6 (pg/mL),IL-6 (ng/mL)", "A,1,1,2"] },
      [
        'panel.csv:1:4: error[two-units]: "IL-6" is given in pg/mL (panel.csv) and in ng/mL | convert one of them, or give them two names',
      ],
    ],
    [
      "without a patient column is told how to name one",
      { "panel.csv": ["x,day,IL-6", "A,1,1"] },
      [
        'panel.csv:1: error[no-patient-column]: no column names the patient | name it with --patient; the columns are "x", "day", "IL-6"',
      ],
    ],
    [
      "without a time column is told how to name one",
      { "panel.csv": ["patient,IL-6", "A,1"] },
      [
        'panel.csv:1: error[no-time-column]: no column says when a sample was taken | name it with --date, --day, --week or --month; the columns are "patient", "IL-6"',
      ],
    ],
    [
      "with a nameless column that holds something is refused",
      { "panel.csv": ["patient,day,,IL-6", "A,1,x,2"] },
      [
        'panel.csv:2:3: error[nameless-column]: column 3 has no name but holds "x" | name the column in the header, or delete it',
      ],
    ],
    [
      "with two columns that may be the value asks for one",
      { "panel.csv": ["patient,day,analyte,first,second", "A,1,IL-6,2,3"] },
      [
        'panel.csv:1: error[several-value-columns]: "analyte" names analytes, but their values may be in "first" or "second" | name the right one with --value, or read the file with --layout wide',
      ],
    ],
    [
      "of a long file without values asks for them",
      { "panel.csv": ["patient,day,analyte,x", "A,1,IL-6,high"] },
      [
        'panel.csv:1: error[no-value-column]: "analyte" names analytes, but no column holds their values | name it with --value, or read the file with --layout wide',
      ],
    ],
    [
      "without an analyte column cannot be long",
      { "panel.csv": ["patient,day,IL-6", "A,1,2"] },
      [
        'panel.csv:1: error[no-analyte-name-column]: no column names the analytes of a long file | name it with --analyte-name; the columns are "patient", "day", "IL-6"',
      ],
      { layout: "long" },
    ],
    [
      "without anything measured is refused",
      { "panel.csv": ["patient,day,comment", "A,1,hello"] },
      [
        "panel.csv:1: error[no-measurements]: no column holds an analyte or a score | name one with --analyte or --score",
      ],
    ],
    [
      "alone is no table",
      { "panel.csv": ["patient,day,IL-6", "", ",,"] },
      ["panel.csv:1: error[no-records]: the file has a header but no record | give a header and at least one record"],
    ],
  ]);
});

describe("several units", () => {
  cases([
    [
      "in a long file are refused once",
      { "panel.csv": ["patient,day,analyte,value,unit", "A,1,IL-6,1,pg/ml", "A,2,IL-6,1,ng/ml", "A,3,IL-6,1,ng/ml"] },
      [
        'panel.csv:3:5: error[two-units]: "IL-6" is given in pg/ml and in ng/ml | convert one of them, or give them two names',
      ],
    ],
    [
      "in two files are refused",
      { "a.csv": ["patient,day,IL-6 (pg/mL)", "A,1,1"], "b.csv": ["patient,day,IL-6 (ng/mL)", "A,2,1"] },
      [
        'b.csv:1:3: error[two-units]: "IL-6" is given in pg/mL (a.csv) and in ng/mL | convert one of them, or give them two names',
      ],
    ],
  ]);
});

describe("a set of files", () => {
  cases([
    [
      "that is empty says so",
      { "panel.csv": "" },
      ["panel.csv: error[empty-file]: the file is empty | give a header and at least one record"],
    ],
    [
      "of patients alone asks for measurements",
      { "patients.csv": ["patient,transplant_date", "A,2015-01-01"] },
      ["error[no-measurements]: no file holds an analyte or a score | give the table of measurements as well"],
    ],
    [
      "is told every name it does not have, and what was meant",
      { "panel.csv": ["patient,sample_date,group,day,CXCL10", "A,,case,1,2"] },
      [
        "panel.csv:1: error[no-measurements]: no column holds an analyte or a score | name one with --analyte or --score",
        'error[unknown-name]: --date: no column is called "sampel_date" | did you mean "sample_date"?',
        'error[unknown-name]: --where: no column is called "groop" | did you mean "group"?',
        'error[where-keeps-nothing]: --where: no record has group=Case or group=x | "group" holds "case"',
        'error[unknown-name]: --ignore: no column or analyte is called "comment" | the columns are "patient", "sample_date", "group", "day", "CXCL10"',
        'error[unknown-name]: --analyte: no column or analyte is called "CXCL11" | did you mean "CXCL10"?',
      ],
      {
        roles: { date: "sampel_date" },
        where: [
          { column: "groop", values: ["x"] },
          { column: "group", values: ["Case", "x"] },
        ],
        analytes: ["CXCL11"],
        ignore: ["comment"],
      },
    ],
  ]);
});

describe("bytes that are no text", () => {
  test.each([
    [
      "an Excel workbook",
      [0x50, 0x4b, 3, 4, 20, 0],
      "error[broken-workbook]: the file is a zip archive but no Excel workbook that can be read | open it in Excel and save it as .xlsx or as CSV (UTF-8)",
    ],
    [
      "a gzip file",
      [0x1f, 0x8b, 8, 0],
      "error[broken-gzip]: the file is gzip that cannot be unpacked to its end | copy it again from where it came from",
    ],
    [
      "an old Excel workbook",
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1],
      "error[binary-file]: the file is an old Excel workbook, not text | save it as .xlsx or as CSV (UTF-8)",
    ],
  ])("of %s are named", async (_, bytes, said) => {
    const { diagnostics } = await loadStudy([input("x.csv", Uint8Array.from(bytes))], DEFAULT_READ_OPTIONS);
    expect(diagnostics.map(shown)).toEqual([`x.csv: ${said}`]);
  });

  test("of Latin-1 are placed on their line, however the bytes arrive", async () => {
    const bytes = Buffer.from("patient,day,IL-6\nZo\u00eb,1,2\nJos\u00e9,1,2\n", "utf8");
    const latin1 = Buffer.concat([bytes, Buffer.from("Ren\u00e9e,1,2\n", "latin1")]);
    for (const piece of [1, 2, 3, 5, 1000]) {
      const { diagnostics } = await loadStudy([input("x.csv", latin1, piece)], DEFAULT_READ_OPTIONS);
      expect(diagnostics.map(shown)).toEqual([
        "x.csv:4: error[not-utf8]: the file is not valid UTF-8 | save it as UTF-8; or, if Excel on Windows wrote it, --encoding windows-1252",
      ]);
    }
  });

  test("with NUL among them are placed on their line", async () => {
    const { diagnostics } = await read({ "x.csv": "patient,day,IL-6\nA,1,\0\n" });
    expect(diagnostics.map(shown)).toEqual([
      "x.csv:2: error[binary-file]: the file holds NUL bytes: it is not text | give a CSV file saved as UTF-8",
    ]);
  });
});

describe("a hundred thousand bad cells", () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => `P${i},1,x${i},IL-6`);

  test("are all counted, and only the first kept", async () => {
    const { diagnostics, omitted } = await read({ "l.csv": ["patient,day,value,analyte", ...lines] });
    expect(diagnostics.length).toBe(100);
    expect(omitted).toEqual({ error: 99_900, warning: 0, note: 0 });
    expect(shown(diagnostics[99])).toContain('l.csv:101:3: error[not-a-number]: column "value": "x99" is not a number');
  });

  test("in a wide file are all counted too", async () => {
    const { diagnostics, omitted } = await read({ "w.csv": ["patient,day,IL-6,note", ...lines] });
    expect(diagnostics.length + omitted.error).toBe(100_000);
  });
});

describe("what is odd but usable", () => {
  test("is warned of, and read", async () => {
    const result = await read({ "w.csv": ["patient,day,CMAS,IL-6,IL6", "A,8000,60,1,2", "a,1,40,ND,"] });
    expect(result.study?.samples.length).toBe(2);
    expect(result.diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "w.csv:2: warning[far-from-transplant]: patient "A": day 8000 is more than 20 years from transplant | check both dates; the sample is used as it stands",
        "w.csv:2:3: warning[score-out-of-range]: column "CMAS": "60" lies outside 0 to 52 | correct it if it is an error; it is used as it stands",
        "warning[similar-names]: "IL-6" and "IL6" are read as two variables | if they are one, write the name the same way everywhere",
        "warning[similar-patients]: "A" and "a" are read as two patients | if they are one, write the id the same way everywhere",
        "w.csv:3:4: note[nd-is-missing]: 1 cell says "ND", read as not determined: missing | if it means not detected, write the limit, as <3.2",
      ]
    `);
  });

  test("in a table without times is left out aloud", async () => {
    const result = await read({
      "panel.csv": ["patient,date,IL-6", "A,2015-02-01,2"],
      "patients.csv": ["patient,transplant_date,CMAS", "A,2015-01-01,3", "B,2015-01-01,3"],
    });
    expect(result.study?.patients).toEqual(["A"]);
    expect(result.diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "patients.csv:1:3: warning[measurements-left-out]: column "CMAS" (score) is left out: the file does not say when it was measured | add a sample date or a day column",
        "patients.csv: note[patients-without-samples]: no sample of "B"",
      ]
    `);
  });

  test("beside the value column of a long file is left out aloud", async () => {
    const { diagnostics } = await read({ "l.csv": ["patient,day,analyte,value,CMAS", "A,1,IL-6,2,30"] });
    expect(diagnostics.map(shown)).toMatchInlineSnapshot(`
      [
        "l.csv:1:5: warning[measurements-left-out]: column "CMAS" (score) is left out: a long file's values are in one column | give the scores in a table of their own",
      ]
    `);
  });

  test("unless two inputs have one name", async () => {
    const text = "patient,day,IL-6\nA,1,2\n";
    const { study, diagnostics } = await loadStudy(
      [input("x.csv", text), input("x.csv", text.replace("A", "B"))],
      DEFAULT_READ_OPTIONS,
    );
    expect(study).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(["same-file-name"]);
  });
});
