import { describe, expect, test } from "vitest";
import { fileChanges } from "../../../src/cli/check/file-changes.js";
import { sameText } from "../../../src/cli/check/same.js";

/** What changed from one text of a file to another, in short. */
async function changes(name: string, before: string, after: string, tolerance = 0): Promise<string[] | null> {
  const found = await fileChanges(name, Buffer.from(before), Buffer.from(after), tolerance);
  return (
    found &&
    Array.from(found, ({ what, row, column, old, new: fresh }) =>
      [what, row === null ? "" : Object.values(row).join("/"), column ?? "", `${old} → ${fresh}`].join("|"),
    )
  );
}

describe("changes of a table", () => {
  test("are found by key cells and column names, wherever rows and columns stand", async () => {
    const before = "variable,before,after,n,p\nA,b,a,3,0.5\nB,b,a,3,0.25\n";
    expect(await changes("x.csv", before, "p,variable,n,after,before\n0.25,B,3,a,b\n0.125,A,3,a,b\n")).toEqual([
      "changed|A/b/a|p|0.5 → 0.125",
    ]);
  });

  test("tell apart rows of the same key by their order, and name what is gone and what is new", async () => {
    const before = "what,patient,reason,old\nsample,A,early,1\nsample,A,late,1\nsample,C,late,1\n";
    const after = "what,patient,reason,new\nsample,A,early,1\nsample,A,never,1\nsample,B,late,1\n";
    expect(await changes("exclusions.csv", before, after)).toEqual([
      "gone||old|null → null",
      "new||new|null → null",
      "changed|sample/A|reason|late → never",
      "new|sample/B||null → null",
      "gone|sample/C||null → null",
    ]);
  });

  test("read quoted cells, and semicolons as the text they are", async () => {
    const row = (note: string) => `variable,notes\n"A, B","x; y; ${note} ""z"""\n`;
    expect(await changes("x.csv", row("old"), row("new"))).toEqual([
      'changed|A, B|notes|x; y; old "z" → x; y; new "z"',
    ]);
  });

  test("are changes of a text where it is no table any more", async () => {
    expect(await changes("x.csv", 'variable,n\n"A,3\n', "variable,n\nA,3\n")).toEqual(['changed||line 2|"A,3 → A,3']);
  });

  test("leave cells alone that were never written", async () => {
    expect(await changes("x.csv", "variable,n,p\nA,3\n", "variable,n,p\nA,3,1\n")).toEqual(["changed|A|p|null → 1"]);
    expect(await changes("x.csv", "variable,n,p\nA,3\n", "variable,n,p\nA,3,1\n", 0.1)).toEqual([
      "changed|A|p|null → 1",
    ]);
  });
});

describe("changes of JSON", () => {
  test("are named by path, elements of a list by their names and which of them", async () => {
    const before = {
      rows: [
        { variable: "A", x: 1 },
        { variable: "A", x: 2 },
        { variable: "B", x: 3 },
      ],
      "a b": [1, 2],
    };
    const after = {
      rows: [
        { variable: "B", x: 4 },
        { variable: "A", x: 1 },
        { variable: "A", x: 5 },
      ],
      "a b": [1, 3],
    };
    expect(await changes("x.json", JSON.stringify(before), JSON.stringify(after))).toEqual([
      "changed||rows[B].x|3 → 4",
      "changed||rows[A #2].x|2 → 5",
      'changed||["a b"][1]|2 → 3',
    ]);
  });

  test("say what is gone, new, or another kind of thing", async () => {
    const [before, after] = [
      { a: { b: 1 }, c: [1], d: null },
      { a: 1, c: [1, { e: 2 }], f: "x" },
    ];
    expect(await changes("x.vl.json", JSON.stringify(before), JSON.stringify(after))).toEqual([
      "changed||a|{…} → 1",
      "new||c[1]|null → {…}",
      "new||f|null → x",
      "gone||d|null → null",
    ]);
  });

  test("are changes of a text where it is no JSON any more", async () => {
    expect(await changes("x.json", '{"a": 1', '{"a": 1}')).toEqual(['changed||line 1|{"a": 1 → {"a": 1}']);
  });
});

describe("changes of a text", () => {
  test("are its lines, cut to where they change; of another length, the first", async () => {
    const long = "-".repeat(50);
    expect(await changes("x.md", `a\n${long}b\nc`, `a\n${long}B\nC`)).toEqual([
      `changed||line 2|…${"-".repeat(20)}b → …${"-".repeat(20)}B`,
      "changed||line 3|c → C",
    ]);
    expect(await changes("x.html", "a\nb", "a\nx\nb")).toEqual(["changed||line 2|b → x"]);
    expect(await changes("x.html", "a", "a\nb")).toEqual(["changed||line 2|null → b"]);
  });

  test("of a picture are not looked for", async () => {
    expect(await changes("x.png", "a", "b")).toBeNull();
  });
});

describe("a tolerance", () => {
  test.each([
    ["0.25", "0.25000001", 1e-6, true],
    ["0.25", "0.25000001", 1e-9, false],
    ["M10,20.5L-3e-7,4", "M10.000001,20.5L-3.0000001e-7,4", 1e-6, true],
    ["0", "1e-300", 1e-6, false],
    ["IL-6", "IL-8", 1e-6, false],
    ["a 1", "b 1", 0.5, false],
    ["1 2", "1 2 3", 0.5, false],
    ["1.0", "1", 0, false],
    ["Inf", "Inf", 0, true],
  ])("takes %s and %s for the same up to %d: %s", (a, b, tolerance, expected) => {
    expect(sameText(a, b, tolerance)).toBe(expected);
  });

  test("holds in tables and JSON alike", async () => {
    expect(await changes("x.csv", "variable,p\nA,0.5\n", "variable,p\nA,0.50000001\n", 1e-6)).toEqual([]);
    expect(await changes("x.json", '[0.5, "n = 0.5"]', '[0.50000001, "n = 0.50000001"]', 1e-6)).toEqual([]);
  });
});
