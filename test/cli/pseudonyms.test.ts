import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diagnosticUnderPseudonyms, pseudonymsOf } from "../../src/study/pseudonyms.js";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();

/** Everything a folder of results holds, file names too. */
function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) =>
      entry.isFile() ? `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), "utf8")}` : "",
    )
    .join("\n");
}

describe("--pseudonyms", () => {
  test("leaves no id anywhere, not where patients are the groups either", () => {
    const few = ["--analyte", "IL-6", "--score", "CMAS"];
    for (const flags of [few, [...few, "--by", "patient_id"]]) {
      const folder = join(scratch, `out-${flags.length}`);
      const { code, stdout, stderr } = runCli(["analyze", EXAMPLE.wide, "--pseudonyms", "--out", folder, ...flags]);
      expect(code).toBe(0);
      const all = `${stdout}${stderr}${textOf(folder)}`;
      expect(all).toContain("P3");
      expect(all).not.toContain("SYN-");
      expect(runCli(["check", folder, EXAMPLE.wide]).code).toBe(0);
    }
  });

  test("says that settings which name patients are kept as they are", () => {
    const { code, stderr } = runCli(["compare", EXAMPLE.wide, "--pseudonyms", "--where", "patient_id=SYN-1,SYN-3"]);
    expect(code).toBe(0);
    expect(stderr).toContain("warning: --where patient_id names patients by their ids");
    expect(runCli(["compare", EXAMPLE.wide, "--where", "patient_id=SYN-1,SYN-3"]).stderr).not.toContain("ids");
  });

  test("lists patients by them where a condition is met by none", () => {
    const { code, stderr } = runCli(["compare", EXAMPLE.wide, "--pseudonyms", "--where", "patient_id=X"]);
    expect(code).toBe(3);
    expect(stderr).toContain('"patient_id" holds "P1", "P2", "P3"');
  });

  test("are put in at once, whatever the ids look like", () => {
    const ids = ["P2", 'a"b', "x.*", "x.y"];
    const names = pseudonymsOf(ids);
    const message = ids.map((id) => `"${id}"`).join(" and ");
    const diagnostic = {
      code: "similar-patients",
      severity: "warning",
      message,
      hint: message,
      patients: ids,
    } as const;
    // Code-point order: P2, a"b, x.*, x.y.
    const expected = '"P1" and "P2" and "P3" and "P4"';
    expect(diagnosticUnderPseudonyms(diagnostic, names)).toEqual({
      code: "similar-patients",
      severity: "warning",
      message: expected,
      hint: expected,
    });
  });
});
