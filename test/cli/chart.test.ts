import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CHARTS } from "../../src/report/charts/registry.js";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const kinds = CHARTS.map(({ kind }) => kind);
const written = kinds.filter((kind) => existsSync(join(EXAMPLE.results, "charts", `${kind}.vl.json`)));

function sizeOf(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("chart", () => {
  test.each(written)("%s prints the specification that analyze writes", (kind) => {
    const { code, stdout, stderr } = runCli(["chart", kind, EXAMPLE.wide, "-q"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(readFileSync(join(EXAMPLE.results, "charts", `${kind}.vl.json`), "utf8"));
  });

  test("volcano is drawn of few analytes too, where it is asked for", () => {
    expect(written).not.toContain("volcano");
    const { code, stdout } = runCli(["chart", "volcano", EXAMPLE.wide, "-q"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).data.values).toHaveLength(25);
  });

  test.each(["Asia/Tokyo", "America/New_York", "Pacific/Apia"])("all are drawn to the committed bytes in %s", (TZ) => {
    const out = join(scratch, TZ);
    const { code } = runCli(["analyze", EXAMPLE.wide, "--out", out, "--render", "svg", "-q"], { env: { TZ } });
    expect(code).toBe(0);
    const drawn = (folder: string) =>
      Object.fromEntries(
        readdirSync(join(folder, "charts"))
          .filter((name) => name.endsWith(".svg"))
          .map((name) => [name, readFileSync(join(folder, "charts", name), "utf8")]),
      );
    expect(Object.keys(drawn(out)).length).toBeGreaterThan(6);
    expect(drawn(out)).toEqual(drawn(EXAMPLE.results));
  });

  test("trajectories as wide as a column show the analytes that change most, of those whose p is beyond doubt", () => {
    const { concat } = JSON.parse(runCli(["chart", "trajectories", EXAMPLE.wide, "-q", "--width", "85"]).stdout);
    const titles = (concat as { title: { text: string } }[]).map(({ title }) => title.text);
    expect(titles).toEqual(["CK", "CMAS", "MMT8", "PGA", "CXCL10", "CXCL11", "CXCL9", "IL-6"]);
  });

  test("names the characters that the font of pictures lacks, and where, once", () => {
    const study = "patient,day,IL-6 🧪,CXCL10,CMAS\n👩‍⚕️,-9,1,2,30\n👩‍⚕️,9,2,1,40\nÉ,-9,1,2,30\nÉ,9,3,1,41\n";
    writeFileSync(join(scratch, "emoji.csv"), study);
    const warnings = (...args: string[]) => {
      const { stderr } = runCli([...args, "--analyte", "IL-6 🧪", "--analyte", "CXCL10"], { cwd: scratch });
      return stderr.split("\n").filter((line) => line.includes("font of pictures"));
    };
    const lacking = [
      'warning: the font of pictures lacks 🧪 (in "IL-6 🧪"), 👩 (in "👩‍⚕️"), ⚕ (in "👩‍⚕️"): a box stands for each',
    ];
    expect(warnings("chart", "paired", "emoji.csv", "-o", "emoji.png")).toEqual(lacking);
    expect(warnings("chart", "paired", "emoji.csv")).toEqual([]);
    // Who looks at an SVG may have another font, unless it brings its own.
    expect(warnings("chart", "paired", "emoji.csv", "-o", "emoji.svg")).toEqual([]);
    expect(warnings("chart", "paired", "emoji.csv", "--pseudonyms", "--embed-font", "-o", "emoji.svg")).toEqual([
      'warning: the font of pictures lacks 🧪 (in "IL-6 🧪"): a box stands for each',
    ]);
    expect(warnings("analyze", "emoji.csv", "--out", "emoji", "--render", "svg,png")).toHaveLength(1);
  });

  test("draws by the file's ending, the committed bytes", () => {
    const draw = (name: string, TZ: string) => {
      const path = join(scratch, name);
      const { code, stderr } = runCli(["chart", "forest", EXAMPLE.wide, "-o", path, "-q"], { env: { TZ } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return readFileSync(path);
    };
    const committed = readFileSync(join(EXAMPLE.results, "charts", "forest.svg"));
    expect(draw("a.svg", "UTC").equals(committed)).toBe(true);
    const png = draw("a.png", "Asia/Tokyo");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    const size = committed.toString("utf8").match(/width="(\d+)" height="(\d+)"/u);
    expect(sizeOf(png)).toEqual(size?.slice(1, 3).map((x) => 2 * Number(x)));
    expect(draw("b.png", "America/New_York").equals(png)).toBe(true);
  });

  test("is as wide on paper as asked, in pixels as many as asked, and in greys, by flags or by a file", () => {
    const [flags, file] = [join(scratch, "flags.svg"), join(scratch, "file.svg")];
    const settings = join(scratch, "print.toml");
    writeFileSync(settings, 'theme = "print"\nwidth = 85\nembed-font = true\npng-scale = 3.125\n');
    const chart = ["chart", "paired", EXAMPLE.wide, "-q"];
    expect(runCli([...chart, "--theme", "print", "--width", "85", "--embed-font", "-o", flags]).code).toBe(0);
    expect(runCli([...chart, "--config", settings, "-o", file]).code).toBe(0);
    const svg = readFileSync(flags, "utf8");
    expect(readFileSync(file, "utf8")).toBe(svg);
    expect(svg).toMatch(
      /^<svg[^>]* width="85mm" height="[\d.]+mm" viewBox="0 0 (?:321|33\d)[\d.]* [\d.]+"[^>]*role="img"/u,
    );
    expect(svg).toContain('<style>@font-face{font-family:"Inter";font-weight:400;src:url(data:font/ttf;base64,');
    for (const [, r, g, b] of svg.matchAll(/"#(..)(..)(..)"/gu)) expect([r, g]).toEqual([g, b]);
    const path = join(scratch, "print.png");
    expect(runCli([...chart, "--config", settings, "-o", path]).code).toBe(0);
    const png = readFileSync(path);
    expect(sizeOf(png)[0] / 85).toBeCloseTo(300 / 25.4, 0);
    // Pixels a metre, in the chunk behind the header.
    expect(png.subarray(37, 41).toString("latin1")).toBe("pHYs");
    expect(png.readUInt32BE(41)).toBe(Math.round(300 / 0.0254));
  });

  test.each([
    ["--theme", "dark", '"dark" is none of light, print'],
    ["--width", "8.5", '"8.5" is not a width of 60 to 1000 mm'],
    ["--png-scale", "0", '"0" is not a scale from 0.5 to 20'],
  ])("%s %s is a usage error", (flag, value, message) => {
    const { code, stderr } = runCli(["chart", "forest", EXAMPLE.wide, flag, value]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${flag}: ${message}`);
  });

  test("that outgrows 2 MB is warned of", () => {
    const analytes = Array.from({ length: 9 }, (_, i) => `A${i} (pg/ml)`);
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `P,${i - 1000},${analytes.map((_, j) => 1 + ((i * (j + 7)) % 97))}`,
    );
    const input = `patient,day,${analytes.join()}\n${rows.join("\n")}\n`;
    const { code, stderr } = runCli(["chart", "trajectories", "-", "--no-within"], { input });
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning: the specification of the chart "trajectories" takes 2\.\d MB/u);
    expect(runCli(["chart", "trajectories", "-", "--no-within", "-q"], { input }).stderr).toBe("");
  });

  test("draws variables, patients and windows named like what every object has", () => {
    const input =
      "patient,day,constructor (pg/ml),toString (pg/ml),PGA\nvalueOf,-5,3,<4,5\nvalueOf,5,2,5,3\nB,-5,3,4,5\nB,5,1,7,2\n";
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
    const help = runCli(["chart", "--help"]).stdout;
    for (const kind of kinds) for (const text of [stderr, help]) expect(text).toContain(kind);
  });

  test("that the data cannot fill says so", () => {
    const { code, stderr } = runCli(["chart", "heatmap", "-"], { input: "patient,day,IL-6\nA,-5,1\nA,5,2\n" });
    expect(code).toBe(4);
    expect(stderr).toContain('give the chart "heatmap" nothing to show');
  });
});
