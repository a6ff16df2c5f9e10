import { DIAGNOSTIC_GROUPS } from "../../src/study/diagnostics/catalogue.js";
import type { DiagnosticMeaning } from "../../src/study/diagnostics/meaning.js";

/** `docs/diagnostics.md`: every code, from the catalogue. Written again by `npx vitest run test/study/diagnostics.test.ts -u`. */
export function diagnosticsPage(): string {
  const rows = (codes: Readonly<Record<string, DiagnosticMeaning>>) =>
    Object.entries(codes).map(
      ([code, { severity, means, mend }]) => `| \`${code}\` | ${severity} | ${means} | ${mend} |`,
    );
  return `${[
    "# Diagnostics",
    "",
    "Everything the tool says about its input has a code, a severity and, where it can be known, a place `file:line:column`",
    "(line where the record begins, or row of the sheet; column is the field's number). Codes are stable; under `--json` each is an object.",
    "Errors stop the run with exit 3 and nothing is written. Warnings and notes go to standard error.",
    "",
    ...DIAGNOSTIC_GROUPS.flatMap(({ title, codes }) => [
      `## ${title}`,
      "",
      "| code | severity | means | to mend it |",
      "|---|---|---|---|",
      ...rows(codes),
      "",
    ]),
  ].join("\n")}`;
}
