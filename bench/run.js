/**
 * The tool beside R and Python, whole processes doing the same job: npm run bench [-- --runs N]
 *
 * Needs R with data.table and ggplot2 and Python with pandas, SciPy, matplotlib and Altair (Debian: r-base-core
 * r-cran-data.table r-cran-ggplot2 python3-pandas python3-scipy python3-matplotlib python3-altair), and GNU time for peak memory; what is missing is said and left out.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { apart, tableOf } from "./agreement.js";
import { coldStart } from "./cold-start.js";
import { figuresBeside } from "./figures.js";
import { largeStudy } from "./large-study.js";
import { LONG_ROWS } from "./long-file.js";
import { findPeers } from "./peers.js";
import { costOf, costsSideBySide, measuresMemory, median, outputOf } from "./process-cost.js";
import { readBeside } from "./read.js";
import { PROTEOME, threadsBeside } from "./threads.js";

/** @typedef {import("./process-cost.js").Command} Command */
/** @typedef {import("./peers.js").Peer} Peer */

const { values: given } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const runs = Number(given.runs);
// Each takes seconds, and none of them varies much.
const readRuns = Math.min(runs, 3);
const scratch = mkdtempSync(join(tmpdir(), "jdm-cytokines-bench-"));
const say = (/** @type {string} */ line = "") => process.stdout.write(`${line}\n`);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const tool = (/** @type {string[]} */ ...args) =>
  /** @type {Command} */ ([process.execPath, here("../bin/jdm-cytokines.js"), ...args, "--quiet"]);

/** One over the largest share of the peer's time that the tool is to take, by study and job. */
const TARGETS = /** @type {Record<string, Record<string, Record<string, number>>>} */ ({
  example: { compare: { R: 2, Python: 5 }, correlate: { R: 2, Python: 5 }, analyze: { R: 1 } },
  large: { compare: { R: 8, Python: 3 }, correlate: { R: 8, Python: 3 }, analyze: { R: 1 } },
});

const large = join(scratch, "large.csv");
writeFileSync(large, largeStudy({ patients: 200, visits: 12, analytes: 92 }));
const STUDIES = [
  {
    name: "example",
    what: "the example: 3 patients, 37 days",
    data: here("../examples/synthetic-three-patients/wide.csv"),
  },
  { name: "large", what: "200 patients × 12 visits × 92 analytes, 4 scores", data: large },
];

try {
  say(`Node ${process.version}${measuresMemory ? "" : "; GNU time is missing, so no peak memory"}`);
  const peers = findPeers(say);
  const startRuns = 4 * runs;
  say(`\nfrom a cold start, on the example; medians of ${startRuns} runs, by turns`);
  coldStart(tool, STUDIES[0].data, join(scratch, "cold.csv"), startRuns, say);
  for (const study of STUDIES) {
    say(`\n${study.what}; medians of ${runs} runs, by turns`);
    for (const job of ["compare", "correlate", "analyze"]) sideBySide(study, job, peers);
    const alone = (/** @type {string} */ script) =>
      /** @type {Command} */ ([process.execPath, here(script), study.data, join(scratch, "alone.csv")]);
    const [parsing, barest] = costsSideBySide([alone("parse-only.js"), alone("barest.js")], runs);
    say(`  for scale  Node and csv-parse alone, reading this file: ${costText(parsing).trim()}`);
    say(`             Node and Spearman's rho alone, unchecked and without p: ${costText(barest).trim()}`);
    if (peers.length > 0) agreement(study, peers);
  }
  for (const study of STUDIES) steps(study);
  say(`\nthe courses of the example as figures; medians of ${readRuns} runs, by turns`);
  figuresBeside(STUDIES[0].data, scratch, readRuns, say);
  const { patients, visits, analytes } = PROTEOME;
  say(
    `\n${patients} patients × ${visits} visits × ${analytes} analytes, analyze in threads; medians of ${readRuns} runs, by turns`,
  );
  threadsBeside(tool, scratch, readRuns, say);
  say(`\nreading ${LONG_ROWS.toLocaleString("en")} rows of a long table; medians of ${readRuns} runs, by turns`);
  readBeside(tool, scratch, readRuns, say);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/**
 * `compare` and `correlate` without the tests inside patients are what the peers do; `analyze` computes everything and
 * writes all files, beside peers that do both jobs.
 * @param {{ name: string, data: string }} study @param {string} job @param {readonly Peer[]} peers
 */
function sideBySide({ name, data }, job, peers) {
  const own =
    job === "analyze"
      ? tool("analyze", data, "--out", join(scratch, name, "results"), "--force")
      : tool(job, data, "--no-within", "-o", outputFile(name, "tool", job));
  const others = peers.map((peer) => peer.command(job === "analyze" ? "both" : job, data, folderOf(name, peer.name)));
  folderOf(name, "tool");
  const [cost, ...costs] = costsSideBySide([own, ...others], runs);
  say(`  ${job.padEnd(10)} tool    ${costText(cost)}`);
  for (const [i, peer] of peers.entries()) {
    const ratio = cost.wall / costs[i].wall;
    const target = TARGETS[name][job][peer.name];
    const wanted = target === undefined ? "" : `, wanted 1/${target}: ${ratio * target <= 1 ? "yes" : "no"}`;
    say(
      `  ${"".padEnd(10)} ${peer.name.padEnd(7)} ${costText(costs[i])}   tool/${peer.name} ${ratio.toFixed(2)}${wanted}`,
    );
  }
}

/** @param {import("./process-cost.js").Cost} cost */
function costText({ wall, cpu, memory }) {
  const seconds = `${wall.toFixed(2).padStart(6)} s`;
  return memory === null
    ? seconds
    : `${seconds}  cpu ${cpu.toFixed(2).padStart(5)} s  peak ${memory.toFixed(0).padStart(4)} MB`;
}

/** @param {string} study @param {string} who */
function folderOf(study, who) {
  const folder = join(scratch, study, who);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** @param {string} study @param {string} who @param {string} job */
function outputFile(study, who, job) {
  return join(folderOf(study, who), job === "compare" ? "comparisons.csv" : "correlations.csv");
}

/** How far the results lie apart, scores being those of the same day. @param {{ name: string, data: string }} study @param {readonly Peer[]} peers */
function agreement({ name, data }, peers) {
  costOf(tool("correlate", data, "--no-within", "--score-tolerance", "0", "-o", outputFile(name, "tool", "correlate")));
  for (const peer of peers) {
    const texts = [
      ["compare", "estimate", "estimate"],
      ["correlate", "rho_pooled", "rho"],
    ].map(([job, own, other]) => {
      const tables = ["tool", peer.name].map((who) => tableOf(outputFile(name, who, job)));
      const { rows, otherN, largest } = apart(tables[0], tables[1], [own, other]);
      const elsewhere = otherN > 0 ? `, ${otherN} of them with another n` : "";
      return `${other} at most ${largest.toExponential(0)} apart in ${rows} rows without non-detects${elsewhere}`;
    });
    say(`  same job   ${peer.name.padEnd(7)} ${texts.join("; ")}`);
  }
}

/** @param {{ what: string, data: string }} study */
function steps({ what, data }) {
  for (const within of [false, true]) {
    /** @type {Record<string, number>[]} */
    const samples = [];
    for (let run = 0; run < runs; run++)
      samples.push(JSON.parse(outputOf([process.execPath, here("steps.js"), data, String(within)]) ?? "{}"));
    const medians = Object.keys(samples[0]).map((step) => ({ step, seconds: median(samples.map((own) => own[step])) }));
    const total = medians.reduce((sum, { seconds }) => sum + seconds, 0);
    say(`\nsteps, ${what}, ${within ? "with" : "without"} the tests inside patients`);
    for (const { step, seconds } of medians)
      say(
        `  ${step.padEnd(18)} ${seconds.toFixed(3).padStart(7)} s  ${((100 * seconds) / total).toFixed(0).padStart(3)} %`,
      );
  }
}
