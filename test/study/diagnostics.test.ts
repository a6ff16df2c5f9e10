import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DIAGNOSTIC_GROUPS } from "../../src/study/diagnostics/catalogue.js";
import { diagnosticsPage } from "./diagnostics-page.js";

const codes = DIAGNOSTIC_GROUPS.flatMap(({ codes }) => Object.keys(codes));

describe("the catalogue of diagnostics", () => {
  test("is what docs/diagnostics.md says", async () => {
    await expect(diagnosticsPage()).toMatchFileSnapshot("../../docs/diagnostics.md");
  });

  test("names each code once, in kebab-case", () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[a-z]+(?:-[a-z0-9]+)*$/u.test(code))).toEqual([]);
  });

  test("has no code that nothing says", () => {
    const source = (readdirSync("src", { recursive: true, encoding: "utf8" }) as string[])
      .filter((name) => name.endsWith(".ts") && !name.startsWith(join("study", "diagnostics")))
      .map((name) => readFileSync(join("src", name), "utf8"))
      .join("\n");
    expect(codes.filter((code) => !source.includes(`"${code}"`))).toEqual([]);
  });
});
