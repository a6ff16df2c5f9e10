/**
 * Writes docs/simulation.md: what the tests inside patients hold when visits are not exchangeable. It prints the table
 * too. Run after a build: node bench/simulate-within.js [REPLICATES [SEED]] (10,000 take about a minute)
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { SCENARIOS, simulate } from "./within-simulation.js";

const [replicates = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const rows = SCENARIOS.map((scenario) => simulate(scenario, { replicates, seed }));

/** @param {number} x @param {number} [digits] */
const figure = (x, digits = 3) => x.toFixed(digits).replace(/^0/u, "");
/** @param {(string | number)[]} cells */
const line = (cells) => `| ${cells.join(" | ")} |`;

const table = [
  line([
    "scenario",
    "association, permute",
    "association, shift",
    "beyond the step",
    "phase, permute",
    "phase, shift",
    "drift",
    "coverage",
    "width",
  ]),
  line(["---", ...Array(8).fill("---:")]),
  ...rows.map(({ scenario: { name }, ...row }) =>
    line([
      name,
      ...[row.permute, row.shift, row.beyond, row.phase, row.phaseShift, row.drift, row.coverage].map((x) => figure(x)),
      row.width.toFixed(2),
    ]),
  ),
].join("\n");
const error = figure(Math.sqrt(0.25 / replicates));
const errorAtSize = figure(Math.sqrt((0.05 * 0.95) / replicates), 4);

const page = `# What the tests inside patients hold

Re-pairing visits, or choosing anew which of them come after transplant, takes a patient's visits as exchangeable. Serial
correlation, a trend or a step make them otherwise. This page shows what that does to the share of p ≤ .05 when two
series have nothing to do with each other but what each scenario puts into both: a share near .05 is right, a larger one
is the rate of false alarms.

Three patients, ten visits each, five before and five after transplant; ${replicates.toLocaleString("en")} replicates of each scenario, seed ${seed};
Monte Carlo standard error at most ${error}, at .05 ${errorAtSize}. \`node bench/simulate-within.js\` writes this page.

${table}

Scenarios, the same for all patients, in standard deviations of the noise:

${rows.map(({ scenario: { name, what } }) => `- **${name}**: ${what}.`).join("\n")}

Columns:

- **association** (\`withinPatientTest\`, strata = patients): \`permute\` re-pairs visits, \`shift\` moves one series
  against the other in a circle; **beyond the step**: strata = patient × window, re-paired.
- **phase** (\`phaseTest\` of the second series): under the shared step it should reject, and does; under a drift it takes
  the drift for an effect of transplant.
- **drift** (\`driftTest\`, strata = patient × window): how often p_drift gives the warning.
- **coverage**: how often the 95 % interval of the phase test (permute) holds the true step (2 SD under the shared step,
  else 0), with the median **width**${rows.every(({ unbounded }) => unbounded === 0) ? "; no interval was unbounded" : ""}. The test is discrete, so the interval may cover a little more.

What follows:

- Independent visits: all tests hold their level, and the interval covers.
- Serial correlation that does not drift: \`shift\` allows for most of it, \`permute\` for none of it; the interval of the
  phase test, which inverts \`permute\`, is then too narrow.
- A trend that both series share: no scheme protects against it, and p_drift sees it less than half of the time. Beyond
  the step the part of it that lies between the phases is gone, the part inside them is not.
- A step that both share: association inside patients is that step; association beyond the step is not fooled by it.
`;
mkdirSync(new URL("../docs/", import.meta.url), { recursive: true });
writeFileSync(new URL("../docs/simulation.md", import.meta.url), page);
process.stdout.write(`${table}\n`);
