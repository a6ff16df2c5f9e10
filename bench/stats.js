/**
 * The statistics side by side with R and SciPy: the same data, the same answers, one run. Every peer is timed inside one
 * process of its own, its start left out; the best of several
 * rounds counts on either side, and no null that we remember is met again.
 *
 *   node build.js && node bench/stats.js            peers that are absent are named and left out
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeData, RANKED } from "./stats-data.js";

/** The built module, as it is published. @type {typeof import("../src/stats/index.js")} */
const stats = await import(new URL("../dist/stats.js", import.meta.url).href);
const { hodgesLehmann, midranks, signedRankTest, spearmanTest, westfallYoung, withinPatientTest } = stats;

const folder = mkdtempSync(join(tmpdir(), "jdm-cytokines-bench-"));
const data = makeData();
for (const [name, text] of Object.entries(data.files)) writeFileSync(join(folder, name), text);

/** @typedef {{ seconds: number, answer: number[] }} Timed */

/** The best of as many rounds as fit into two seconds, at least three. @param {() => number[]} job @returns {Timed} */
function timed(job) {
  let seconds = Number.POSITIVE_INFINITY;
  let answer = [Number.NaN];
  const begin = performance.now();
  for (let round = 0; round < 3 || performance.now() - begin < 2000; round++) {
    const start = performance.now();
    answer = job();
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return { seconds, answer };
}

const p = (/** @type {{ p: number | null }} */ test) => test.p ?? Number.NaN;
const sum = (/** @type {ArrayLike<number>} */ values) => Array.from(values).reduce((total, value) => total + value, 0);

/** @type {Record<string, () => Timed>} */
const OURS = {
  // More vectors than nulls are remembered, so that none is met again.
  signedRank50: () =>
    perCall(
      timed(() => data.signedRank50.map((d) => p(signedRankTest(d)))),
      300,
    ),
  hodgesLehmann500: () =>
    perCall(
      timed(() =>
        data.hodgesLehmann500.flatMap((d) => {
          const { estimate, interval } = hodgesLehmann(d);
          return [p(signedRankTest(d)), estimate, interval.low, interval.high];
        }),
      ),
      data.hodgesLehmann500.length,
    ),
  spearman8: () =>
    perCall(
      timed(() => data.spearman8.map(({ x, y }) => p(spearmanTest(x, y)))),
      data.spearman8.length,
    ),
  within3x8: () =>
    perCall(
      timed(() => data.within3x8.map(({ patients, x, y }) => p(withinPatientTest(patients, x, y)))),
      data.within3x8.length,
    ),
  westfallYoung16x92: () =>
    timed(() => {
      const { raw, adjusted } = westfallYoung(data.westfallYoung16x92, { statistic: "t" });
      return [...raw, ...adjusted].map((value) => value ?? Number.NaN);
    }),
  ranks5400x2000: () =>
    timed(() => {
      let total = 0;
      for (let k = 0; k < RANKED.columns; k++) {
        const ranks = midranks(data.column(k));
        total += ranks[0] + ranks[1] * 2 + ranks[RANKED.rows - 1] * 3;
      }
      return [total];
    }),
};

/** @param {Timed} all @param {number} calls @returns {Timed} */
function perCall(all, calls) {
  return { ...all, seconds: all.seconds / calls };
}

/**
 * How many times as slow each peer must be, and how closely the answers must agree: exact nulls to round-off; at n = 500
 * ours is a saddlepoint, so p agrees to four digits; what the peer draws, on average over all inputs.
 * @type {{ job: string, label: string, peer: string, target: number, within: number, drawn?: boolean }[]}
 */
const RACES = [
  { job: "signedRank50", label: "signed rank, exact, n = 50 with ties", peer: "coin", target: 30, within: 1e-9 },
  { job: "signedRank50", label: "the same", peer: "exactRankTests", target: 30, within: 1e-9 },
  {
    job: "hodgesLehmann500",
    label: "signed rank, Hodges–Lehmann and interval, n = 500",
    peer: "wilcox.test",
    target: 30,
    within: 1e-4,
  },
  {
    job: "spearman8",
    label: "Spearman, exact, n = 8 with ties",
    peer: "SciPy permutation_test",
    target: 100,
    within: 1e-9,
  },
  {
    job: "within3x8",
    label: "within patients, exact, 3 × 8 with ties (NumPy: 2,000 permutations)",
    peer: "NumPy",
    target: 1,
    within: 0.05,
    drawn: true,
  },
  {
    job: "westfallYoung16x92",
    label: "Westfall–Young, exact, n = 16, 92 analytes",
    peer: "NumPy",
    target: 2,
    within: 1e-9,
  },
  { job: "ranks5400x2000", label: "midranks of 5,400 columns of 2,000", peer: "SciPy rankdata", target: 1, within: 0 },
];

const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`;
const peers = { ...runPeer("Rscript", "stats.R"), ...runPeer("/usr/bin/env", "stats.py", ["python3"]) };
const ours = Object.fromEntries(Object.entries(OURS).map(([job, run]) => [job, run()]));
const lines = RACES.map(({ job, label, peer, target, within, drawn = false }) => {
  const mine = ours[job];
  const theirs = peers[`${job} ${peer}`];
  if (theirs === undefined) return `| ${label} | ${time(mine.seconds)} | ${peer}: absent | | ≥ ${target} | | |`;
  const ratio = theirs.seconds / mine.seconds;
  const apart = drawn ? meansApart(mine.answer, theirs.answer) : worstApart(mine.answer, theirs.answer);
  if (!(apart <= within) || ratio < target) process.exitCode = 1;
  const verdict = ratio < target ? "missed" : "met";
  const same = `${apart <= within ? "yes" : "NO"} (${apart === 0 ? "0" : apart.toExponential(0)})`;
  return `| ${label} | ${time(mine.seconds)} | ${peer} ${time(theirs.seconds)} | ${ratio.toPrecision(3)} | ≥ ${target} | ${verdict} | ${same} |`;
});
rmSync(folder, { recursive: true });
process.stdout.write(
  `${machine}\n\n| | ours | peer | ratio | target | | same answers (largest relative difference) |\n| --- | --: | --: | --: | --: | --- | --- |\n${lines.join("\n")}\n`,
);

/** @param {string} command @param {string} script @param {string[]} before @returns {Record<string, Timed>} */
function runPeer(command, script, before = []) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(command, [...before, path, folder], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) {
    process.stdout.write(
      `SKIPPED ${script}: ${String(stderr).trim().split("\n").at(-1) || `${command} is absent`}\n\n`,
    );
    return {};
  }
  /** @type {Record<string, Timed>} */
  const found = {};
  for (const line of stdout.trim().split("\n")) {
    const [name, seconds, ...answer] = line.split("\t");
    if (name === "skipped") process.stdout.write(`SKIPPED ${seconds}\n\n`);
    else found[name] = { seconds: Number(seconds), answer: answer.map(Number) };
  }
  return found;
}

/** Of as many answers as the peer gave. @param {number[]} mine @param {number[]} theirs */
function worstApart(mine, theirs) {
  return Math.max(...theirs.map((value, i) => Math.abs(mine[i] - value) / Math.max(1e-300, Math.abs(value))));
}

/** @param {number[]} mine @param {number[]} theirs */
function meansApart(mine, theirs) {
  return Math.abs(sum(mine) / sum(theirs) - 1);
}

/** @param {number} seconds */
function time(seconds) {
  if (seconds < 1e-3) return `${(seconds * 1e6).toFixed(1)} µs`;
  return seconds < 1 ? `${(seconds * 1e3).toFixed(2)} ms` : `${seconds.toFixed(2)} s`;
}
