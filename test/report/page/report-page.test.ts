import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AnalysisResult } from "../../../src/analysis/result.js";
import { CHARTS } from "../../../src/report/charts/registry.js";
import { methodsText } from "../../../src/report/methods/methods-text.js";
import { html } from "../../../src/report/page/markup.js";
import { packed, unpacked } from "../../../src/report/page/packed-data.js";
import { reportPage } from "../../../src/report/page/report-page.js";
import { fixture } from "../fixture.js";

/** The page of some results, with every chart that applies. */
function pageOf(results: readonly AnalysisResult[], charts = CHARTS): string {
  const groups = results.map((result, i) => ({
    result,
    charts: charts
      .filter(({ applies }) => applies(result))
      .map(({ kind, title, description, spec }) => ({ title, description, file: `${kind}.${i}`, spec: spec(result) })),
  }));
  const inputs = [{ name: "panel.csv", sha256: "ab".repeat(32) }];
  const page = reportPage({
    groups,
    methods: methodsText(results, "1.2.3"),
    version: "1.2.3",
    inputs,
    settings: { by: null, plan: { seed: 1, tests: [] } },
  });
  return Buffer.concat(Array.from(page, (chunk) => Buffer.from(chunk as string))).toString();
}

const three = pageOf([fixture({ patients: 3, analytes: 8 })]);
const groups = pageOf(["case", "control"].map((group) => fixture({ patients: 3, analytes: 2, group })));

/** The page without what it holds for scripts. */
const visible = (page: string) => page.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/gu, "");

describe("report.html", () => {
  test("allows by its policy the one script and the one style that it holds, and nothing else", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(three)?.[1].replaceAll("&#39;", "'");
    const digest = (tag: string) => {
      const [, code] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "u").exec(three) ?? [];
      return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; script-src ${digest("script")}; style-src ${digest("style")}; base-uri 'none'; form-action 'none'`,
    );
    expect(visible(three)).not.toMatch(/ (?:style|on\w+)="/u);
  });

  test.each([
    ["one study", three],
    ["groups", groups],
  ])("of %s has headings in order, no id twice, and no link or label that leads nowhere", (_, page) => {
    const text = visible(page);
    const levels = Array.from(text.matchAll(/<h([1-6])/gu), ([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.slice(1).entries()) expect(level - levels[i]).toBeLessThanOrEqual(1);
    const ids = Array.from(page.matchAll(/ id="([^"]+)"/gu), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = Array.from(text.matchAll(/ (?:href="#|aria-labelledby=")([^"]+)"/gu), ([, id]) => id);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("tells each patient's story while they are few, and counts them where they are many", () => {
    expect(three.match(/class="card"/gu)).toHaveLength(3);
    const twenty = pageOf([fixture({ patients: 20, analytes: 1 })], []);
    expect(twenty).not.toContain('class="card"');
    expect(visible(twenty)).toContain("20 patients are too many to tell of one by one here");
  });

  test("holds each chart's data once, and its specification as the file has it", () => {
    const elements = [...three.matchAll(/<script type="application\/json" id="[^"]+">([\s\S]*?)<\/script>/gu)];
    const specs = CHARTS.filter(({ applies }) => applies(fixture({ patients: 3, analytes: 8 }))).map(({ spec }) =>
      spec(fixture({ patients: 3, analytes: 8 })),
    );
    expect(elements.map(([, json]) => JSON.stringify(unpacked(JSON.parse(json))))).toEqual(
      specs.map((spec) => JSON.stringify(spec)),
    );
    // The name of a field stands once before all its values.
    expect(elements[0][1].match(/"reading"/gu)?.length).toBeLessThan(100);
  });

  test("stays of sane size for many patients and analytes, and says where the other rows are", () => {
    const many = pageOf([fixture({ patients: 4, analytes: 1500 })], []);
    const rows = (id: string) => {
      const from = many.indexOf(`<table id="${id}"`);
      return many.slice(from, many.indexOf("</table>", from)).match(/<tr><th scope="row"/gu)?.length;
    };
    expect([rows("table-analytes"), rows("table-patients"), rows("table-correlations")]).toEqual([500, 500, 500]);
    expect(many).toContain("And 1000 more, none with a smaller p.");
    expect(many.length).toBeLessThan(2_000_000);
  });

  test("leaves a chart whose specification is too large to its file", () => {
    const large = { ...CHARTS[0], applies: () => true, spec: () => ({ data: { values: ["x".repeat(2_100_000)] } }) };
    const page = pageOf([fixture({ patients: 3, analytes: 1 })], [large]);
    expect(page.length).toBeLessThan(1_200_000);
    expect(visible(page)).toContain("has 2 MB, too much for this page");
  });
});

describe("packed data", () => {
  test.each([
    [
      "rows alike",
      [
        { a: 1, b: null },
        { a: 2, b: "x" },
      ],
      {
        fields: ["a", "b"],
        rows: [
          [1, null],
          [2, "x"],
        ],
      },
    ],
    ["rows that lack a field", [{ a: 1 }, { a: 2, b: 3 }], null],
    ["no rows", [], null],
    ["texts", ["a"], null],
  ])("of %s come back as they were", (_, values, data) => {
    const spec = { title: "t", data: { values }, mark: "point" };
    expect(packed(spec)).toEqual(data === null ? spec : { title: "t", data, mark: "point" });
    expect(JSON.stringify(unpacked(packed(spec)))).toBe(JSON.stringify(spec));
  });
});

describe("markup", () => {
  test("escapes what is put in, in texts and attributes, and takes markup as it is", () => {
    const hostile = `</script>"'&`;
    expect(html`<p title="${hostile}">${[hostile, html`<b>${1}</b>`, null]}</p>`.markup).toBe(
      '<p title="&lt;/script&gt;&quot;&#39;&amp;">&lt;/script&gt;&quot;&#39;&amp;<b>1</b></p>',
    );
  });
});
