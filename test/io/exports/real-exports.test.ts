import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { convertExports } from "../../../src/io/convert-exports.js";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../../src/io/load-study.js";
import { sharedData } from "../../shared-data.js";
import { input, measurementsOf, shown, studyOf } from "../inputs.js";

const PATHS = {
  xponent: sharedData("exports/xponent_plate.csv"),
  mfi: sharedData("exports/xponent_mfi.csv"),
  bioplex: sharedData("exports/bioplex_manager.xlsx"),
  msd: sharedData("exports/msd_workbench.csv"),
};
const absent = Object.values(PATHS).includes(null);
const title = absent ? "SKIPPED, instrument exports absent: a real export" : "a real export";

const file = (path: string | null) => input(path?.split("/").at(-1) ?? "", readFileSync(path ?? ""));
const sheet = (...rows: string[]) => input("samples.csv", ["sample,patient,day", ...rows, ""].join("\n"));

async function converted(path: string | null, beside: Parameters<typeof convertExports>[2] = {}, everything = false) {
  const { cells, diagnostics } = await convertExports([file(path)], DEFAULT_READ_OPTIONS, beside, everything);
  if (cells === null) throw new Error(diagnostics.map(shown).join("\n"));
  const cell = (sample: string, analyte: string) => cells.find((c) => c.sample === sample && c.analyte === analyte);
  return { cells, cell, said: diagnostics.map(shown) };
}

describe.skipIf(absent)(title, () => {
  test("of xPONENT has one cell a sample and analyte, and its standards, controls and backgrounds are counted", async () => {
    const { cells, said } = await converted(PATHS.xponent);
    // `Samples,91` of the file's head less 1 background, 3 controls and 16 standards; 30 analytes.
    expect(new Set(cells.map(({ sample }) => sample)).size).toBe(91 - 1 - 3 - 16);
    expect(cells).toHaveLength(71 * 30);
    // Block Result has 96 wells: 17 named Standard…, 6 Control…, 2 Background0.
    expect(said).toEqual([
      "xponent_plate.csv: note[wells-left-out]: wells left out: 17 standard, 6 control, 2 blank | a sample sheet that names one of them takes it all the same",
    ]);
  });

  test("of xPONENT keeps digits, limits, units and bead counts of each well", async () => {
    const { cell } = await converted(PATHS.xponent);
    // Line 360, location 3(1,C1): the first sample of the plate, its first cell a limit and its third a number.
    expect(cell("B_sid_13_CSP", "FGF")).toMatchObject({ value: "<0.10528564453125", unit: "pg/mL", line: 360 });
    expect(cell("B_sid_13_CSP", "G-CSF")).toMatchObject({ value: "63.6637137919129", wells: 1, cv: null });
    // Block Count, line 262, third analyte of the same well.
    expect(cell("B_sid_13_CSP", "G-CSF")?.beads).toBe(143);
    // Line 449, location 92(1,D12): a value above its limit.
    expect(cell("M_sid_9_DMSO", "IL6")).toMatchObject({ value: ">5850", line: 449 });
  });

  test("of xPONENT gives the means and coefficients of variation that the instrument gives", async () => {
    const { cell } = await converted(PATHS.xponent, { sampleSheet: sheet("Control1,P,1") });
    // Control1 stands in two wells. Blocks Avg Result (line 646) and %CV Replicates (line 830), columns FGF and IL1B.
    expect(Number(cell("Control1", "FGF")?.value)).toBeCloseTo(1087.6501656434, 9);
    expect(cell("Control1", "FGF")?.cv).toBeCloseTo(12.2255468922347, 9);
    expect(Number(cell("Control1", "IL1B")?.value)).toBeCloseTo(2689.05616739902, 9);
    expect(cell("Control1", "IL1B")?.cv).toBeCloseTo(3.65703259431665, 9);
  });

  test("of xPONENT becomes a study where a sheet places its samples", async () => {
    const sampleSheet = sheet("B_sid_13_CSP,P1,-3", "B_sid_13_DMSO,P1,12", "M_sid_9_DMSO,P2,40");
    const read = await loadStudy([file(PATHS.xponent)], DEFAULT_READ_OPTIONS, { sampleSheet });
    const found = measurementsOf(studyOf(read));
    expect(found["P1 -3 FGF"]).toBe("<0.10528564453125");
    expect(found["P1 -3 G-CSF"]).toBe("63.6637137919129");
    expect(found["P1 12 G-CSF"]).toBe("78.8477813808579");
    expect(found["P2 40 IL6"]).toBe(">5850");
    expect(Object.keys(found)).toHaveLength(3 * 30);
    expect(read.diagnostics.map(({ code }) => code)).toEqual(["samples-left-out", "wells-left-out"]);
  });

  test("of xPONENT without a sheet says which samples it could not place", async () => {
    const { study, diagnostics } = await loadStudy([file(PATHS.xponent)], DEFAULT_READ_OPTIONS);
    expect(study).toBeNull();
    expect(shown(diagnostics[0])).toBe(
      'xponent_plate.csv: error[samples-not-placed]: 71 samples have no patient and day: "B_sid_13_CSP", "B_sid_13_DMSO", "B_sid_13_HBS", "B_sid_13_AMA1", "B_sid_36_CSP", "B_sid_36_DMSO", "B_sid_36_HBS", "B_sid_36_AMA1", "B_sid_14_CSP", "B_sid_14_DMSO" and 61 more | say which with --sample-sheet FILE (sample, patient_id, and day or sample_date with transplant_date)',
    );
  });

  test("of xPONENT with fluorescence alone is refused with the reason", async () => {
    const { study, diagnostics } = await loadStudy([file(PATHS.mfi)], DEFAULT_READ_OPTIONS);
    expect(study).toBeNull();
    expect(diagnostics.map(shown)).toEqual([
      "xponent_mfi.csv: error[mfi-only]: the export holds fluorescence or signal, but no concentrations | fit the standard curves in the instrument's software and export the concentrations; signals cannot be compared between plates",
    ]);
  });

  test("of Bio-Plex Manager holds standards, controls and blanks alone, and says so", async () => {
    const { study, diagnostics } = await loadStudy([file(PATHS.bioplex)], DEFAULT_READ_OPTIONS);
    expect(study).toBeNull();
    // Each sheet has ten standards, a blank and a control in two wells each; the control of the third has a name of its own.
    expect(diagnostics.map(shown)).toEqual([
      "bioplex_manager.xlsx: error[no-wells]: the export holds no samples | name the wells you want in --sample-sheet FILE, whatever their kind",
      "bioplex_manager.xlsx: note[wells-left-out]: wells left out: 20 standard, 4 control, 2 blank | a sample sheet that names one of them takes it all the same",
    ]);
  });

  test("of Bio-Plex Manager is read from its single wells, whose sheet is the analyte", async () => {
    const sampleSheet = sheet("FakeSample1,P1,-3");
    const { cells, cell } = await converted(PATHS.bioplex, { sampleSheet });
    // Rows C1 (G11 and H11) of the second table of each sheet, column Obs Conc; not the first table's averaged row.
    expect(Number(cell("FakeSample1", "Analyte3")?.value)).toBe((919.14518 + 952.01371) / 2);
    expect(Number(cell("FakeSample1", "Analyte2")?.value)).toBe((206.89181 + 160.7689) / 2);
    expect(cell("FakeSample1", "Analyte2")).toMatchObject({ wells: 2, beads: 157 });
    expect(cells.map(({ analyte }) => analyte)).toEqual(["Analyte3", "Analyte2"]);
    const study = studyOf(await loadStudy([file(PATHS.bioplex)], DEFAULT_READ_OPTIONS, { sampleSheet }));
    expect(measurementsOf(study)["P1 -3 Analyte3"]).toBe(String((919.14518 + 952.01371) / 2));
  });

  test("of Bio-Plex Manager marks extrapolated wells, and wells beyond a limit that nobody gave", async () => {
    const { cell, said } = await converted(PATHS.bioplex, {}, true);
    // Sheet Analyte3: S1 463.70947 and *473.32023; S8 twice `OOR <`; S9 0.06517 and `OOR <`.
    expect(cell("S1", "Analyte3")).toMatchObject({ value: `*${(463.70947 + 473.32023) / 2}`, flags: ["extrapolated"] });
    expect(cell("S8", "Analyte3")).toMatchObject({ value: "OOR <", fault: null });
    expect(cell("S9", "Analyte3")).toMatchObject({ value: "NA", fault: "limit-unknown" });
    expect(said.some((text) => text.includes("limit-unknown"))).toBe(true);
  });

  test("of MSD has a row a replicate; outside the detection range a number is extrapolated", async () => {
    const sampleSheet = sheet("S001,P1,-3");
    const limits = input("lod.csv", "analyte,lod,uloq\nSpike (Wuhan),1,500\n");
    const { cell, said } = await converted(PATHS.msd, { sampleSheet, limits });
    // S001 is the top calibrator: the file has no other well. Both numbers of FL.1.5.1 lie above a range.
    expect(cell("S001", "Spike (FL.1.5.1)")).toMatchObject({ value: `*${(53.20256476 + 55.0941022) / 2}`, wells: 2 });
    // The file's own `Calc. Conc. Mean`.
    expect((53.20256476 + 55.0941022) / 2).toBeCloseTo(54.14833348, 8);
    // Wuhan: 498.3224409 and NaN above the fitted curve, which lies beyond the upper limit of 500.
    expect(cell("S001", "Spike (Wuhan)")).toMatchObject({ value: `>${(498.3224409 + 500) / 2}` });
    expect(said.some((text) => text.includes("replicates-mixed"))).toBe(true);
  });

  test("of MSD with a well beyond a limit that nobody gave names the sample and asks for it", async () => {
    const sampleSheet = sheet("S001,P1,-3");
    const { study, diagnostics } = await loadStudy([file(PATHS.msd)], DEFAULT_READ_OPTIONS, { sampleSheet });
    expect(study).not.toBeNull();
    expect(diagnostics.map(shown)).toContain(
      'msd_workbench.csv:5: warning[limit-unknown]: "Spike (Wuhan)", sample "S001": some replicates lie beyond a limit that is not known: missing; --lod FILE gives limits',
    );
  });
});
