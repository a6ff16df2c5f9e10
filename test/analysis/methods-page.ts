import type { Method } from "../../src/analysis/methods/method.js";
import type { Source } from "../../src/analysis/methods/sources.js";
import { REGISTRY, referenceText } from "../../src/analysis/registry.js";

const INTRODUCTION = `# Methods

What each method tests, how, and when to take it. This page is made from the registry (\`src/analysis/registry.ts\`), from
which \`--help\`, the README's table and the methods lines of reports come too; a test compares it. Written again by
\`npx vitest run test/analysis/methods-page.test.ts -u\`. How accurate each approximation is: [accuracy.md](accuracy.md).
Where other tools give other numbers, and a command that shows it: [differences.md](differences.md).

*Floor*: the smallest p the test can give. With three patients no two-sided test of sign flips goes below .25, whatever the
data: at n = 3 to 10 the floor is read before p. One value a patient and window enters a paired test, since visits of one
patient are no independent patients; the tests inside patients use all visits and speak of those patients alone.
`;

/** `docs/methods.md`. */
export function methodsPage(): string {
  return [
    INTRODUCTION,
    section("Paired, one value a patient (`--test`)", REGISTRY.test, (entry) => [
      ["estimate, effect", `${entry.estimate}; ${entry.effect ?? "no effect size"}`],
    ]),
    section("Pooled correlation (`--correlation`)", REGISTRY.correlation, ({ coefficient }) => [
      ["coefficient", coefficient],
    ]),
    section("Three or more windows (`trends`)", REGISTRY.trends),
    adjustments(),
    section("Inside patients, and beyond the choices", REGISTRY.further),
  ].join("\n");
}

function section<Entry extends Method>(
  title: string,
  entries: readonly Entry[],
  more: (entry: Entry) => [string, string][] = () => [],
): string {
  return [`## ${title}\n`, ...entries.map((entry) => methodText(entry, more(entry)))].join("\n");
}

function methodText(entry: Method, more: readonly [string, string][]): string {
  const rows: [string, string][] = [
    ["null hypothesis", entry.null],
    ["statistic", entry.statistic],
    ["ties", entry.ties],
    ["zeros", entry.zeros],
    ["floor", entry.floor],
    ["exact", entry.exact],
    ...more,
    ["take it", entry.use],
    ["reference", referenceText(entry.reference, linked)],
  ];
  const heading = `### ${entry.label} (\`${entry.id}\`)\n`;
  return [heading, `\`${entry.exported}\``, "", "| | |", "| --- | --- |", ...rows.map(row), ""].join("\n");
}

function adjustments(): string {
  return [
    "## Adjustment for multiplicity (`--adjust`)\n",
    "| `--adjust` | | controls | take it | reference |",
    "| --- | --- | --- | --- | --- |",
    ...REGISTRY.adjust.map(({ id, label, controls, use, reference }) =>
      row([`\`${id}\``, label, controls, use, referenceText(reference, linked)]),
    ),
    "",
  ].join("\n");
}

const linked = ({ short, doi }: Source): string =>
  doi === null ? short : `${short}, [doi:${doi}](https://doi.org/${encodeURI(doi)})`;
const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
