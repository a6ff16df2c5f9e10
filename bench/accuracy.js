/**
 * How far each approximation is from the exact p, as the tables of docs/accuracy.md:
 *
 *   node bench/accuracy.js            writes docs/accuracy.md
 *   node bench/accuracy.js --print    prints it
 *
 * Everything is computed from fixed seeds, so that a test can hold the file to this script.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { heavyTiesTable, monteCarloTable, phaseTable, signedRankTable, spearmanTable } from "./accuracy-tables.js";
import { tailsTable, tailsVersion } from "./accuracy-tails.js";

const text = `# Accuracy

Made by \`node bench/accuracy.js\`; a test compares this file with what the script makes. Errors are relative to the exact p
and are the worst in each range of it, over every value that the statistic can take: the lowest and the highest.

## Spearman, untied

Two-sided p. *Moment-matched* is what \`auto\` takes beyond n = 16, where exact counting ends; *t* refers rho·√((n − 2)/(1 − rho²))
to Student's t (SciPy's default, R's with ties); *AS 89* is the Edgeworth series that R uses from n = 10; *normal* refers
rho·√(n − 1) to the normal distribution.

${spearmanTable()}

## Re-pairings with heavy ties

Two-sided p where more than 60 % of a column tie and 50 positions, or few more, are expected outside the largest classes of
both: from there on \`auto\` moment-matches what is too much for exact counting. Columns of so few classes are the coarsest.

${heavyTiesTable()}

## Signed rank beyond exact counting

The upper tail by saddlepoint, wherever \`auto\` takes it, beside the normal approximation with continuity correction (R's
\`wilcox.test\` with ties or from n = 50).

${signedRankTable()}

## Phases beyond exact counting

Two-sided p of the moment-matched null, which \`auto\` takes where the exact one needs more than 10⁷ additions, against an
exact null that \`bench/exact-phases.js\` computes by itself. Where \`auto\` is exact, the curve is shown for what it would
miss: ties let U cluster around the multiples of a wide step, and make the exact null cheap.

${phaseTable()}

## Monte Carlo

p by 10⁵ draws from seed 1 and its reported standard error, against the exact p.

${monteCarloTable()}

## Tails of distributions

Upper tails down to 1e-300 against R ${tailsVersion()} (\`test/reference/tails.tsv\`).

${tailsTable()}
`;
const path = fileURLToPath(new URL("../docs/accuracy.md", import.meta.url));
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(path, text);
