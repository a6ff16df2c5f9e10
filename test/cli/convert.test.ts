import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedData } from "../shared-data.js";
import { runCli, scratchFolder } from "./run-cli.js";

const plate = sharedData("exports/xponent_plate.csv");
const mfi = sharedData("exports/xponent_mfi.csv");
const title = plate === null ? "SKIPPED, instrument exports absent: convert" : "convert";

/** The plate's first samples as two patients, before and after. */
const SHEET = [
  "sample,patient_id,day",
  ...["B_sid_13_CSP,A,-30", "B_sid_13_DMSO,A,20", "B_sid_13_HBS,A,60", "B_sid_36_CSP,B,-8", "B_sid_36_DMSO,B,90"],
  "",
].join("\n");

describe.skipIf(plate === null)(title, () => {
  const folder = scratchFolder();
  const sheet = join(folder, "samples.csv");
  const tidy = join(folder, "tidy.csv");
  writeFileSync(sheet, SHEET);

  test("writes tidy CSV to standard output, what it left out to standard error", () => {
    const { code, stdout, stderr } = runCli(["convert", plate ?? ""]);
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(0, 2)).toEqual([
      "sample,analyte,value,unit,lod,wells,cv_percent,beads,flags,source",
      "B_sid_13_CSP,FGF,<0.10528564453125,pg/mL,,1,,200,,xponent_plate.csv:360",
    ]);
    expect(stderr).toContain("wells left out: 17 standard, 6 control, 2 blank");
  });

  test("with a sample sheet writes a file that gives the results of the export itself", () => {
    const sheeted = ["--sample-sheet", sheet];
    expect(runCli(["convert", plate ?? "", ...sheeted, "-q", "-o", tidy])).toEqual({ code: 0, stdout: "", stderr: "" });
    const [direct, converted] = [
      ["analyze", plate ?? "", ...sheeted],
      ["analyze", tidy],
    ].map((args) => {
      const { code, stdout } = runCli([...args, "--json", "-q"]);
      expect(code).toBe(0);
      return JSON.parse(stdout);
    });
    const { inputs: _, ...results } = direct;
    const { inputs: __, ...again } = converted;
    expect(again).toEqual(results);
    expect(results.comparisons).toHaveLength(30);
  });

  test("refuses fluorescence, and a file that is no export, with exit 3 and nothing written", () => {
    for (const file of [mfi ?? "", sheet]) {
      const output = join(folder, "nothing.csv");
      const { code, stdout, stderr } = runCli(["convert", file, "-o", output]);
      expect([code, stdout, existsSync(output)]).toEqual([3, "", false]);
      expect(stderr).toMatch(
        file === sheet ? /no instrument's export that is known/u : /fluorescence or signal, but no/u,
      );
    }
  });

  test("keeps the flags and the wells of replicates, standards with --everything", () => {
    const output = join(folder, "all.csv");
    expect(runCli(["convert", plate ?? "", "--everything", "-q", "-o", output]).code).toBe(0);
    const lines = readFileSync(output, "utf8").split("\n");
    expect(lines[0]).toBe("sample,kind,analyte,value,unit,lod,wells,cv_percent,beads,flags,source");
    expect(lines.find((line) => line.startsWith("Control1,control,FGF,"))).toMatch(
      /^Control1,control,FGF,1087\.65\d+,pg\/mL,,2,12\.2255/u,
    );
  });
});
