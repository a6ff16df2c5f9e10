import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CHARTS } from "../../src/report/charts/registry.js";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const PICTURES = "examples/synthetic-three-patients/pictures";
const scratch = scratchFolder();

describe("the pictures of the example study", () => {
  test("are drawn anew byte for byte, a picture a chart", () => {
    const folder = join(scratch, "pictures");
    expect(runCli(["analyze", EXAMPLE.wide, "--out", folder, "--render", "svg", "-q"]).code).toBe(0);
    const names = CHARTS.map(({ kind }) => `${kind}.svg`).sort();
    expect(readdirSync(PICTURES).sort()).toEqual(names);
    for (const name of names)
      expect(
        readFileSync(join(folder, "charts", name), "utf8") === readFileSync(join(PICTURES, name), "utf8"),
        name,
      ).toBe(true);
  });

  test("are the same under another time zone and locale", () => {
    const file = join(scratch, "forest.svg");
    const surroundings = { env: { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" } };
    expect(runCli(["chart", "forest", EXAMPLE.wide, "-o", file, "-q"], surroundings).code).toBe(0);
    expect(readFileSync(file, "utf8") === readFileSync(join(PICTURES, "forest.svg"), "utf8")).toBe(true);
  });

  test("a name ending in .png is a PNG at twice the size", () => {
    const file = join(scratch, "forest.png");
    expect(runCli(["chart", "forest", EXAMPLE.wide, "-o", file, "-q"]).code).toBe(0);
    expect(existsSync(file)).toBe(true);
    const bytes = readFileSync(file);
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    const size = readFileSync(join(PICTURES, "forest.svg"), "utf8").match(/width="(\d+)" height="(\d+)"/u);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size?.slice(1, 3).map((x) => 2 * Number(x)));
  });
});
