import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "../cli/run-cli.js";
import { allDrawn, browserForTests, findChromium } from "./chromium.js";

const executable = findChromium();
const why = executable === null ? " (SKIPPED: no Chromium is installed)" : "";
const open = browserForTests(executable);
const scratch = scratchFolder();

const SCRIPT = "</script><script>alert(1)</script>";
const IMAGE = "<img src=x onerror=alert(2)>";
const PATIENTS = [`<b>"A"</b>`, "B&amp;'`", "__proto__"];

describe.skipIf(executable === null)(`a report of hostile names${why}`, () => {
  test("shows them as they are, runs none of them, and draws its charts", async () => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = PATIENTS.flatMap((id, p) =>
      [-60, -30, -9, 120, 200, 400].map((day, i) => [
        quoted(id),
        day,
        10 + i + p,
        3 + p + (day > 0 ? 4 + i : i / 10),
        30 - i,
      ]),
    );
    const head = ["patient_id", "day", quoted(SCRIPT), quoted(IMAGE), "CMAS"];
    const file = join(scratch, "hostile.csv");
    writeFileSync(file, `${[head, ...rows].map((cells) => cells.join(",")).join("\n")}\n`);
    const out = join(scratch, "results");
    const windows = ["--window", "<i>a</i>=..0", "--window", "b]]>=1..", "--analyte", SCRIPT, "--analyte", IMAGE];
    const { code, stderr } = runCli(["analyze", file, "--out", out, "-q", ...windows]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const address = pathToFileURL(join(out, "report.html")).href;
    const { page, noise } = await open(address);
    await allDrawn(page);
    expect(noise).toEqual({ messages: [], requests: [address] });
    expect(await page.locator("img, b, i").count()).toBe(0);
    expect(await page.locator("#table-analytes tbody th").allTextContents()).toEqual(
      expect.arrayContaining([SCRIPT, IMAGE]),
    );
    expect(await page.locator(".card h3").allTextContents()).toEqual(expect.arrayContaining(PATIENTS));
  });
});
