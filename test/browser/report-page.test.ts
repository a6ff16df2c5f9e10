import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE, runCli, scratchFolder } from "../cli/run-cli.js";
import { allDrawn, browserForTests, findChromium, type Noise } from "./chromium.js";

const executable = findChromium();
const why = executable === null ? " (SKIPPED: no Chromium is installed)" : "";
const open = browserForTests(executable);
const folder = join(scratchFolder(), "results");
const address = pathToFileURL(join(folder, "report.html")).href;

beforeAll(() => {
  const { code, stderr } = runCli(["analyze", EXAMPLE.wide, "--out", folder, "-q"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

/** The rules that depend on how wide the page is. */
const LAYOUT = ["scrollable-region-focusable", "target-size", "meta-viewport", "css-orientation-lock"];

/** What axe-core finds, inside drawings aside, which are hidden from what it speaks for: rule and where, nothing where all is well. */
async function violations(page: Page, only: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  // Rows are alike, and thousands of cells take long.
  await page.evaluate(
    "document.querySelectorAll('tbody tr:nth-child(n + 6)').forEach((row) => { row.hidden = true; })",
  );
  const options = { resultTypes: ["violations"], ...(only.length === 0 ? {} : { runOnly: only }) };
  return page.evaluate(
    `axe.run({ exclude: [["svg"]] }, ${JSON.stringify(options)}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ": " + target.join(" "))))`,
  );
}

/** The texts of a column of a table, from top to bottom, rows that are shown. */
function column(page: Page, table: string, index: number): Promise<string[]> {
  return page.locator(`#${table} tbody tr:not([hidden]) > :nth-child(${index})`).allTextContents();
}

describe.skipIf(executable === null)(`the report in a browser, from a file${why}`, () => {
  let page: Page;
  let noise: Noise;
  beforeAll(async () => {
    ({ page, noise } = await open(address));
    await allDrawn(page);
  });

  test("draws every chart there is a file of, without a word on the console, and asks for nothing but itself", async () => {
    const charts = readdirSync(join(folder, "charts")).map((name) => name.replace(".vl.json", ""));
    const drawn = await page
      .locator("figure:has(svg)")
      .evaluateAll((figures) => figures.map((own) => (own as unknown as { dataset: { chart: string } }).dataset.chart));
    expect(drawn.sort()).toEqual(charts.sort());
    expect(noise).toEqual({ messages: [], requests: [address] });
  });

  test("sorts by a heading, up, down and back, by the number behind a rounded text, with mouse and keyboard", async () => {
    const head = page.locator("#table-analytes thead th", { hasText: /^change/u });
    const before = await column(page, "table-analytes", 1);
    const csv = parse<Record<string, string>>(readFileSync(join(folder, "comparisons.csv"), "utf8"), { columns: true });
    const analytes = csv.filter(({ scale }) => scale === "log2");
    const ascending = analytes.toSorted((a, b) => Number(a.phase_estimate) - Number(b.phase_estimate));
    await head.getByRole("button").click();
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect((await column(page, "table-analytes", 1)).slice(0, 15)).toEqual(
      ascending.slice(0, 15).map(({ variable }) => variable),
    );
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect((await column(page, "table-analytes", 1)).slice(0, 3)).toEqual(
      ascending
        .slice(-3)
        .reverse()
        .map(({ variable }) => variable),
    );
    await page.keyboard.press("Space");
    expect(await head.getAttribute("aria-sort")).toBeNull();
    expect(await column(page, "table-analytes", 1)).toEqual(before);
  });

  test("filters rows by words, and counts them", async () => {
    const part = page.locator("[data-table]:has(#table-correlations)");
    await part.getByRole("searchbox", { name: "Filter rows" }).fill("cxcl pga");
    expect(await column(page, "table-correlations", 1)).toEqual(["CXCL10", "CXCL11", "CXCL13", "CXCL9"]);
    expect(await part.locator("output").textContent()).toBe("4 of 100 rows");
    await part.getByRole("searchbox").fill("");
    expect(await part.locator("output").textContent()).toBe("100 rows");
  });

  test("shows what a mark stands for under the pointer", async () => {
    await page.locator("figure[data-chart=paired] svg .mark-symbol.role-mark path").first().hover();
    const text = await page.locator("#tooltip").innerText();
    expect(text).toMatch(/SYN-1/u);
    expect(text).toMatch(/before/u);
    await page.locator("h1").hover();
    expect(await page.locator("#tooltip").isHidden()).toBe(true);
  });

  test("picks a patient by a legend in every chart that shows patients, and lets go by the button", async () => {
    const button = page.getByRole("button", { name: "SYN-2", exact: true });
    const faint = () =>
      page
        .locator("figure[data-chart=forest] svg .mark-symbol.role-mark path")
        .evaluateAll(
          (marks) =>
            marks.filter(
              (mark) =>
                Number((mark as unknown as { getAttribute(name: string): string }).getAttribute("opacity") ?? 1) < 0.5,
            ).length,
        );
    expect(await faint()).toBe(0);
    await page.locator("figure[data-chart=trajectories] svg .role-legend-symbol path").nth(1).click();
    await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(faint).toBeGreaterThan(0);
    await button.click();
    await expect.poll(faint).toBe(0);
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    await page.getByRole("button", { name: "SYN-3", exact: true }).click();
    await expect.poll(faint).toBeGreaterThan(0);
    await page.getByRole("button", { name: "SYN-3", exact: true }).click();
  });

  test("hands over each chart's specification and data, and shows them as a table", async () => {
    const figure = page.locator("figure[data-chart=forest]");
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        figure.getByRole("button", { name }).click(),
      ]);
      return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
    };
    const spec = await saved("Specification");
    expect(spec).toEqual({
      name: "forest.vl.json",
      text: readFileSync(join(folder, "charts", "forest.vl.json"), "utf8"),
    });
    const data = await saved("Data");
    expect(data.name).toBe("forest.csv");
    const rows = parse(data.text);
    expect(rows[0]).toEqual(expect.arrayContaining(["row", "estimate", "low", "high"]));
    expect(rows.length).toBe(1 + 29);
    await figure.getByText("The chart's data as a table").click();
    await expect.poll(() => figure.locator("details tbody tr").count()).toBe(rows.length - 1);
  });

  test("has nothing that axe-core finds, with the data of a chart open", async () => {
    expect(await violations(page)).toEqual([]);
  });

  test("stays as wide as a phone, and prints with every chart and without its controls", async () => {
    const { page: phone, noise: heard } = await open(address, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await allDrawn(phone);
    expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
    // As wide as it is legible, inside a frame that scrolls: 56rem, or its own width where that is less.
    const courses = phone.locator("figure[data-chart=trajectories] svg").first();
    await expect.poll(async () => (await courses.boundingBox())?.width).toBe(896);
    expect(await violations(phone, LAYOUT)).toEqual([]);
    await phone.emulateMedia({ media: "print" });
    expect(await phone.locator("nav, .filter, .controls").filter({ visible: true }).count()).toBe(0);
    expect((await phone.pdf({ format: "A4" })).length).toBeGreaterThan(100_000);
    expect(heard.messages).toEqual([]);
    await phone.context().close();
  });

  test("says without scripts that charts are not drawn, and is otherwise all there", async () => {
    const { page: plain } = await open(address, { javaScriptEnabled: false });
    expect(await plain.locator(".undrawn").first().innerText()).toContain("drawn by a script, which does not run here");
    expect(await plain.locator("#table-patients tbody tr").count()).toBe(87);
    await plain.keyboard.press("Tab");
    expect(await plain.locator(":focus").innerText()).toBe("Skip to the content");
    expect(await plain.locator(".scripted").filter({ visible: true }).count()).toBe(0);
    await plain.context().close();
  });

  test("runs no code but its own: an inline script is refused", async () => {
    const ran = await page.evaluate(
      "{ const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script); window.ran ?? 'nothing' }",
    );
    expect(ran).toBe("nothing");
    expect(noise.messages.join(" ")).toMatch(/Content Security Policy/u);
  });
});
