import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const ROOMS: Record<string, readonly string[]> = {
  stats: [],
  study: [],
  io: ["study"],
  analysis: ["study", "stats"],
  report: ["study", "analysis"],
  library: ["study", "io", "analysis", "report"],
  cli: ["study", "io", "analysis", "report", "stats"],
};

/** The only place that may name each of these packages and globals. */
const ONLY: Record<string, (file: string) => boolean> = {
  "csv-parse": (file) => file === "src/io/csv/quoted-records.ts",
  "simple-statistics": (file) => file === "src/stats/numeric/describe.ts",
  "pure-rand": (file) => file === "src/stats/numeric/random.ts",
  "@stdlib": (file) => file.startsWith("src/stats/numeric/"),
  chalk: (file) => file.startsWith("src/cli/"),
  commander: (file) => file.startsWith("src/cli/"),
  vega: (file) => file.startsWith("src/report/"),
  "vega-lite": (file) => file.startsWith("src/report/"),
};

const files = (readdirSync("src", { recursive: true, encoding: "utf8" }) as string[])
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join("src", name));
const source = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));

function importsOf(file: string): string[] {
  const text = source.get(file) ?? "";
  const found = text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/gu);
  return Array.from(found, (match) => match[1]);
}

function projectImports(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith("."))
    .map((name) => normalize(join(dirname(file), name)).replace(/\.js$/u, ".ts"));
}

const room = (file: string) => file.split("/")[1];
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "").replace(/"[^"\n]*"|`[^`]*`/gu, '""');

describe("the house", () => {
  test("every room imports only the rooms it may", () => {
    const wrong = files.flatMap((file) =>
      projectImports(file)
        .filter((target) => room(file) !== "index.ts" && room(target) !== room(file))
        .filter((target) => !ROOMS[room(file)]?.includes(room(target)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("report takes only types from analysis, except its registry", () => {
    const wrong = files
      .filter((file) => room(file) === "report")
      .filter((file) => /^import (?!type)[^;]*from "[./]*analysis\/(?!registry)/mu.test(source.get(file) ?? ""));
    expect(wrong).toEqual([]);
  });

  test("no imports run in a circle", () => {
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      state.set(file, "open");
      for (const target of projectImports(file)) visit(target, [...path, file]);
      state.set(file, "done");
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test("each package is imported in its one place", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file).flatMap((name) => {
        const owner = Object.keys(ONLY).find((known) => name === known || name.startsWith(`${known}/`));
        return owner === undefined || ONLY[owner](file) ? [] : [`${file} imports ${name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("`process` stays in cli, `Date` in io/dates, and nothing asks the locale", () => {
    const wrong = files.flatMap((file) => {
      const text = withoutComments(source.get(file) ?? "");
      return [
        ...(room(file) !== "cli" && /\bprocess\b\./u.test(text) ? [`${file} uses process`] : []),
        ...(file !== "src/io/dates.ts" && /\bDate\b/u.test(text) ? [`${file} uses Date`] : []),
        ...(/toLocale|localeCompare|\bIntl\b(?!\.Segmenter)/u.test(text) ? [`${file} asks the locale`] : []),
        ...(/Math\.random/u.test(text) ? [`${file} is not seeded`] : []),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test("no file is over 250 lines, and none is named for nothing", () => {
    const long = files.filter((file) => (source.get(file) ?? "").split("\n").length > 251);
    expect(long).toEqual([]);
    expect(files.filter((file) => /(?:utils?|helpers?|common|misc)\.ts$/u.test(file))).toEqual([]);
  });

  test("no `any` and no class hierarchy", () => {
    const wrong = files.filter((file) =>
      /\bextends [A-Z]\w*(?:Base|Abstract)|: any\b|\bas any\b|abstract class/u.test(
        withoutComments(source.get(file) ?? ""),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
