import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CHARTS } from "../../src/report/charts/registry.js";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const kinds = CHARTS.map(({ kind }) => kind);

describe("chart", () => {
  test.each(kinds)("%s prints the specification that analyze writes", (kind) => {
    const { code, stdout, stderr } = runCli(["chart", kind, EXAMPLE.wide, "-q"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(readFileSync(join(EXAMPLE.results, "charts", `${kind}.vl.json`), "utf8"));
  });

  test("draws by the file's ending, the same bytes under any time zone", () => {
    const draw = (name: string, TZ: string) => {
      const path = join(scratch, name);
      const { code, stderr } = runCli(["chart", "forest", EXAMPLE.wide, "-o", path, "-q"], { env: { TZ } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return readFileSync(path);
    };
    const svg = draw("a.svg", "Asia/Tokyo");
    expect(svg.toString("utf8")).toMatch(/^<svg[^>]*role="img"/u);
    expect(draw("b.svg", "America/New_York").equals(svg)).toBe(true);
    const png = draw("a.png", "Asia/Tokyo");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    const size = svg.toString("utf8").match(/width="(\d+)" height="(\d+)"/u);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(size?.slice(1, 3).map((x) => 2 * Number(x)));
    expect(draw("b.png", "America/New_York").equals(png)).toBe(true);
  });

  test("draws variables, patients and windows named like what every object has", () => {
    const input =
      "patient,day,constructor (pg/ml),toString (pg/ml),PGA\nvalueOf,-5,3,4,5\nvalueOf,5,2,5,3\nB,-5,3,4,5\nB,5,1,7,2\n";
    for (const kind of kinds) {
      const path = join(scratch, `${kind}-names.svg`);
      const windows = ["--window", "constructor=..0", "--window", "hasOwnProperty=1.."];
      const { code, stderr } = runCli(["chart", kind, "-", "-q", "-o", path, ...windows], { input });
      expect({ kind, code, stderr }).toEqual({ kind, code: 0, stderr: "" });
    }
  });

  test("is not drawn as what it cannot be", () => {
    expect(runCli(["chart", "forest", EXAMPLE.wide, "-o", join(scratch, "x.pdf")])).toMatchObject({
      code: 2,
      stdout: "",
    });
  });

  test("of a kind that is not there says which there are, or what was meant", () => {
    expect(runCli(["chart", "forrest", EXAMPLE.wide])).toMatchObject({ code: 2, stdout: "" });
    expect(runCli(["chart", "forrest", EXAMPLE.wide]).stderr).toContain("did you mean forest?");
    const { stderr } = runCli(["chart", "xyz", EXAMPLE.wide]);
    for (const kind of kinds) expect(stderr).toContain(kind);
  });

  test("that the data cannot fill says so", () => {
    const { code, stderr } = runCli(["chart", "heatmap", "-"], { input: "patient,day,IL-6\nA,-5,1\nA,5,2\n" });
    expect(code).toBe(4);
    expect(stderr).toContain('give the chart "heatmap" nothing to show');
  });
});
