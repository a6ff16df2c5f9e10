import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitterOf } from "../../src/io/csv/splitter.js";
import { readCsv } from "../../src/io/csv.js";

/** The records of a text with their lines, how many lines it has, and what is wrong with its quotes. */
interface Split {
  readonly records: readonly (readonly [fields: readonly string[], line: number])[];
  readonly lines: number;
  readonly fault: readonly [code: string, line: number] | null;
}

async function split(text: string, delimiter: string, pieceLength: number): Promise<Split> {
  const bytes = Buffer.from(text);
  const records: [string[], number][] = [];
  const splitter = splitterOf(delimiter, 1, (fields, line) => records.push([fields, line]) > 0);
  for (let from = 0; from < bytes.length; from += pieceLength)
    await splitter.write(bytes.subarray(from, from + pieceLength));
  const { lines, fault } = await splitter.end();
  return { records, lines, fault: fault === null ? null : [fault.code, fault.line] };
}

/** The same by csv-parse alone. */
function parsed(text: string, delimiter: string): Split {
  const records: [string[], number][] = [];
  let lines = 1;
  let fault: Split["fault"] = null;
  const take = (fields: string[]): null => {
    if (fields.some((field) => field.trim() !== "")) records.push([fields, lines]);
    lines += 1 + fields.reduce((sum, field) => sum + field.split(/\r\n|\n|\r/u).length - 1, 0);
    return null;
  };
  const options = { delimiter, record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true };
  try {
    parse(text, { ...options, on_record: take });
  } catch (error) {
    const { code } = error as { readonly code: string };
    fault = [code === "CSV_QUOTE_NOT_CLOSED" ? "unclosed-quote" : "stray-quote", lines];
  }
  return { records, lines, fault };
}

const ENDS = ["\n", "\n", "\r\n", "\r"];
const EMPTY = ["", "", " "];
const FIELDS = [...EMPTY, "a", "-1.5", "# no comment", "é", "TNF-α", "𝄞", "\ufeff", "an id of twenty", "é".repeat(13)];
const QUOTED = ['""', '"a"', '"a, b; c|d\te"', '"an id of twenty"', '"TNF-α"'];
/** What only csv-parse reads, or refuses. */
const HARD = ['"5"" tube"', '""""', '"two\nlines"', '"two\r\nlines"', '"a\r"', '"', 'a"b', '"a"b', ' "a"', '""a'];

function texts(fields: readonly string[]) {
  return fc
    .record({
      delimiter: fc.constantFrom(",", ";", "\t", "|", "~"),
      parts: fc.array(fc.oneof(fc.constantFrom(...fields), fc.constant(null), fc.constantFrom(...ENDS)), {
        maxLength: 60,
      }),
    })
    .map(({ delimiter, parts }) => ({ delimiter, text: parts.map((part) => part ?? delimiter).join("") }));
}

const pieceLength = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(1000));

describe("splitting plain text here and the rest with csv-parse", () => {
  test.each([
    ["without quotes", FIELDS, 600],
    ["with quotes around whole fields", [...FIELDS, ...QUOTED], 600],
    ["with quotes of any kind, anywhere", [...FIELDS, ...QUOTED, ...HARD], 1200],
  ])("gives what csv-parse alone gives of a text %s", async (_, fields, numRuns) => {
    await fc.assert(
      fc.asyncProperty(texts(fields), pieceLength, async ({ text, delimiter }, length) => {
        expect(await split(text, delimiter, length)).toEqual(parsed(text, delimiter));
      }),
      { seed: 41, numRuns },
    );
  });

  test("reads on where a file turns from plain to quoted, with the lines still right", async () => {
    const plain = Array.from({ length: 9000 }, (_, i) => `patient number ${i},${i}`).join("\r\n");
    const text = `${plain}\r\n"two\r\nlines",1\r\nlast,2\r\na"b,3\r\n`;
    const { records, lines, fault } = await split(text, ",", 1 << 16);
    expect(records.slice(8999)).toEqual([
      [["patient number 8999", "8999"], 9000],
      [["two\r\nlines", "1"], 9001],
      [["last", "2"], 9003],
    ]);
    expect([lines, fault]).toEqual([9004, ["stray-quote", 9004]]);
  });

  test("takes a record of any length", async () => {
    const fields = Array.from({ length: 300_000 }, (_, i) => `analyte ${i}`);
    const { records, lines } = await split(`${fields.join(",")}\n1,2`, ",", 1 << 16);
    expect(records).toEqual([
      [fields, 1],
      [["1", "2"], 2],
    ]);
    expect(lines).toBe(3);
  });

  test.each(["plain,x\n", '"l\nm",x\n'])("accepts nothing more once told so, after %j", async (record) => {
    const accepted: string[][] = [];
    async function* pieces() {
      for (let i = 0; i < 3; i++) yield Buffer.from(record.repeat(20_000));
    }
    const accept = (fields: string[]) => accepted.push(fields) < 5;
    const { fault } = await readCsv(pieces(), { begin: () => {}, accept });
    expect([accepted.length, fault]).toEqual([5, null]);
  });
});
