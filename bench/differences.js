/**
 * Where R, SciPy, coin and exactRankTests give other numbers than we do, each shown by a call:
 *
 *   node build.js && node bench/differences.js            writes docs/differences.md; needs R with coin and exactRankTests, and SciPy
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @type {typeof import("../src/stats/index.js")} */
const stats = await import(new URL("../dist/stats.js", import.meta.url).href);
const { hodgesLehmann, kendallTest, pageTrendTest, phaseTest, signedRankTest, spearmanTest, theilSen } = stats;

/** @param {number | null | undefined} x */
const digits = (x) =>
  x === null || x === undefined ? "no p" : String(Number(x.toPrecision(6))).replace("Infinity", "∞");
/** @param {{ low: number, high: number } | null} interval */
const ends = (interval) => `[${digits(interval?.low)}, ${digits(interval?.high)}]`;
const ten = Array.from({ length: 10 }, (_, i) => i + 1);
const six = [1, 1, 2, 2, 3, 3];
const [before, after] = [
  [3, 2, -1, 2, -3, -1, 1, 3],
  [-1, -6, -5, -6, 2, -3, -1, -3, -3, 1, -4, 1, 1, -4, -3, -3, 4],
];
const phase = [...before, ...after].map((_, i) => i >= before.length);

/** @type {{ tool: "R" | "Python", call: string, ours: string, our: string, why: string }[]} */
const DIFFERENCES = [
  {
    tool: "R",
    call: "suppressWarnings(wilcox.test(c(1, 1, 1, 1, 1))$p.value)",
    ours: "signedRankTest([1, 1, 1, 1, 1]).p",
    our: digits(signedRankTest([1, 1, 1, 1, 1]).p),
    why: "R turns to a normal approximation at the first tie or zero, and goes below the floor, 2⁻⁴",
  },
  {
    tool: "R",
    call: "suppressWarnings(wilcox.test(c(0, 0, 1, 2, 3, 4))$p.value)",
    ours: "signedRankTest([0, 0, 1, 2, 3, 4]).p",
    our: digits(signedRankTest([0, 0, 1, 2, 3, 4]).p),
    why: "R drops zeros before ranking and is approximate with them; ours is exact, zeros as Pratt ranks them",
  },
  {
    tool: "R",
    call: "suppressWarnings(wilcox.test(c(0, 0, 0, 1, 2), conf.int = TRUE)$estimate)",
    ours: "hodgesLehmann([0, 0, 0, 1, 2]).estimate",
    our: digits(hodgesLehmann([0, 0, 0, 1, 2]).estimate),
    why: "R drops zeros before it estimates, so its estimate and interval can contradict its p",
  },
  {
    tool: "R",
    call: "suppressWarnings(wilcox.test(c(1.5, 2.5, 4.25), conf.int = TRUE)$conf.int[1:2])",
    ours: "hodgesLehmann([1.5, 2.5, 4.25]).interval",
    our: ends(hodgesLehmann([1.5, 2.5, 4.25]).interval),
    why: "95 % is out of reach at n = 3: R gives the range, which is a 75 % interval, with a warning",
  },
  {
    tool: "R",
    call: "exactRankTests::wilcox.exact(c(0, 0, 1, 2, -3, 4), exact = TRUE)$p.value",
    ours: "signedRankTest([0, 0, 1, 2, -3, 4]).p",
    our: digits(signedRankTest([0, 0, 1, 2, -3, 4]).p),
    why: 'exactRankTests drops zeros before ranking; the same with zeros: "wilcoxon" (cross-check)',
  },
  {
    tool: "R",
    call: `exactRankTests::wilcox.exact(c(${after.join(", ")}), c(${before.join(", ")}), exact = TRUE)$p.value`,
    ours: "phaseTest(one patient, after, values).p",
    our: digits(
      phaseTest(
        phase.map(() => 1),
        phase,
        [...before, ...after],
        { confidence: null },
      ).p,
    ),
    why: "exactRankTests leaves out the point that mirrors the observed sum (4 of 340 random inputs); coin counts it, and agrees with ours",
  },
  {
    tool: "R",
    call: "as.numeric(coin::pvalue(coin::wilcoxsign_test(c(1, 1, 1, 1, 1) ~ rep(0, 5))))",
    ours: "signedRankTest([1, 1, 1, 1, 1]).p",
    our: digits(signedRankTest([1, 1, 1, 1, 1]).p),
    why: "coin is normal unless asked for `distribution = 'exact'`, and then agrees, Pratt's zeros included; it prints no floor",
  },
  {
    tool: "R",
    call: "cor.test(1:10, 1:10, method = 'spearman')$p.value",
    ours: "spearmanTest(1 … 10, 1 … 10).p",
    our: digits(spearmanTest(ten, ten).p),
    why: "R's “exact” is an Edgeworth series from n = 10; the truth is 2/10!",
  },
  {
    tool: "R",
    call: "suppressWarnings(cor.test(c(1, 1, 2, 2, 3, 3), c(1, 2, 2, 3, 3, 4), method = 'spearman')$p.value)",
    ours: "spearmanTest([1, 1, 2, 2, 3, 3], [1, 2, 2, 3, 3, 4]).p",
    our: digits(spearmanTest(six, [1, 2, 2, 3, 3, 4]).p),
    why: "with ties R refers rho to Student's t; ours counts all pairings",
  },
  {
    tool: "R",
    call: "suppressWarnings(cor.test(c(1, 1, 2, 2, 3, 3), c(1, 2, 2, 3, 3, 4), method = 'kendall')$p.value)",
    ours: "kendallTest([1, 1, 2, 2, 3, 3], [1, 2, 2, 3, 3, 4]).p",
    our: digits(kendallTest(six, [1, 2, 2, 3, 3, 4]).p),
    why: "with ties R is normal; ours counts all pairings",
  },
  {
    tool: "Python",
    call: "stats.spearmanr([1, 2, 3], [1, 2, 3]).pvalue",
    ours: "spearmanTest([1, 2, 3], [1, 2, 3]).p",
    our: digits(spearmanTest([1, 2, 3], [1, 2, 3]).p),
    why: "SciPy refers rho to Student's t at any n; the truth is 2/3!",
  },
  {
    tool: "Python",
    call: "stats.wilcoxon([1, 1, 1, 1, 1], method='approx').pvalue",
    ours: "signedRankTest([1, 1, 1, 1, 1]).p",
    our: digits(signedRankTest([1, 1, 1, 1, 1]).p),
    why: "SciPy's normal approximation has no floor; its statistic is W+ or the smaller sum, by the alternative",
  },
  {
    tool: "Python",
    call: "stats.theilslopes([1, 3, 2, 5], [1, 2, 3, 4])[2:]",
    ours: "theilSen([1, 2, 3, 4], [1, 3, 2, 5]).interval",
    our: ends(theilSen([1, 2, 3, 4], [1, 3, 2, 5]).interval),
    why: "95 % is out of reach at n = 4: SciPy gives the outermost slopes; its variance counts ties of y, which no slope but 0 keeps tied",
  },
  {
    tool: "Python",
    call: "stats.page_trend_test([[1, 2, 2], [1, 1, 3], [1, 2, 3]], method='exact').pvalue",
    ours: 'pageTrendTest([[1, 2, 2], [1, 1, 3], [1, 2, 3]], { alternative: "greater" }).p',
    our: digits(
      pageTrendTest(
        [
          [1, 2, 2],
          [1, 1, 3],
          [1, 2, 3],
        ],
        { alternative: "greater" },
      ).p,
    ),
    why: "SciPy takes the untied null for tied ranks",
  },
];

const answers = {
  R: ask("Rscript", [
    "-e",
    `for (code in commandArgs(TRUE)) cat(paste(signif(eval(parse(text = code)), 6), collapse = ", "), "\\n", sep = "")`,
  ]),
  Python: ask("/usr/bin/env", [
    "python3",
    "-W",
    "ignore",
    "-c",
    `import sys\nimport numpy as np\nfrom scipy import stats\nfor code in sys.argv[1:]: print(", ".join(f"{x:.6g}" for x in np.atleast_1d(eval(code))))`,
  ]),
};
const rows = DIFFERENCES.map(
  ({ tool, call, ours, our, why }) => `| \`${call}\` | ${answers[tool].get(call)} | \`${ours}\` | ${our} | ${why} |`,
);
writeFileSync(
  fileURLToPath(new URL("../docs/differences.md", import.meta.url)),
  `# Where other tools give other numbers

Made by \`node build.js && node bench/differences.js\`, which runs every call. Everything else that is shared agrees on 2,160
random inputs (\`test/reference/cross-check.jsonl\`).

| call | gives | ours | gives | why |
| --- | --- | --- | --- | --- |
${rows.join("\n")}

## By citation, not run here

| tool | difference |
| --- | --- |
| rmcorr (R) | the same r, df and p; its interval is Fisher's z with df − 1 as ours (Bakdash & Marusich 2017, doi:10.3389/fpsyg.2017.00456), or a bootstrap on request; ours is undefined at df ≤ 1 |
| NADA2 (R) | \`ppw.test\` refers the paired Prentice–Wilcoxon Z to the normal distribution; ours flips the signs of its scores, exactly to 40 pairs, and gives the normal one as \`"asymptotic"\`; \`ATS\` takes logarithms by default, ours takes values as they are (Julian & Helsel, NADA2 manual; O'Brien & Fleming 1987, doi:10.2307/2531957) |
| pingouin (Python) | \`wilcoxon\` and \`corr\` hand over to SciPy with the limits above; \`rm_corr\` has rmcorr's p (Vallat 2018, doi:10.21105/joss.01026) |
`,
);

/** @param {string} command @param {string[]} args @returns {Map<string, string>} */
function ask(command, args) {
  const calls = DIFFERENCES.filter(({ tool }) => (tool === "R") === (command === "Rscript")).map(({ call }) => call);
  const { status, stdout, stderr } = spawnSync(command, [...args, ...calls], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return new Map(
    stdout
      .trim()
      .split("\n")
      .map((line, i) => [calls[i], line]),
  );
}
