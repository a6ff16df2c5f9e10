/**
 * Reading a long table of 2.7 million rows, whole processes side by side: pandas, data.table and Miller, as far as the
 * machine has them (Debian: python3-pandas r-cran-data.table miller).
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { LONG_ROWS, longFile } from "./long-file.js";
import { costsSideBySide, outputOf } from "./process-cost.js";

/** @typedef {import("./process-cost.js").Command} Command */

/**
 * Each reads the whole table and prints how many rows it saw; `tool` inspects it, which reads, joins and counts.
 * @param {(...args: string[]) => Command} tool @param {string} folder @param {number} runs @param {(line?: string) => void} say
 */
export function readBeside(tool, folder, runs, say) {
  const path = join(folder, "long.csv");
  const file = openSync(path, "w");
  for (const piece of longFile()) writeSync(file, piece);
  closeSync(file);
  const python = ["python3", "/usr/bin/python3"].find((name) => outputOf([name, "-c", "import pandas"]) !== null);
  /** @type {[string, Command | null][]} */
  const readers = [
    ["tool", tool("inspect", path, "--json", "-o", join(folder, "inspection.json"))],
    [
      "pandas",
      python === undefined
        ? null
        : [python, "-c", "import pandas, sys; print(len(pandas.read_csv(sys.argv[1])))", path],
    ],
    [
      "data.table",
      outputOf(["Rscript", "-e", 'cat(format(packageVersion("data.table")))']) === null
        ? null
        : ["Rscript", "--vanilla", "-e", "cat(nrow(data.table::fread(commandArgs(TRUE)[1])))", path],
    ],
    ["Miller", outputOf(["mlr", "--version"]) === null ? null : ["mlr", "--icsv", "--ojson", "count", path]],
  ];
  const there = readers.flatMap(([name, command]) => (command === null ? [] : [{ name, command }]));
  for (const [name, command] of readers) if (command === null) say(`  ${name} is missing: left out`);
  const costs = costsSideBySide(
    there.map(({ command }) => command),
    runs,
  );
  for (const [i, { name }] of there.entries()) {
    const { wall, cpu, memory } = costs[i];
    const rate = Math.round(LONG_ROWS / wall / 1000).toLocaleString("en");
    const peak = memory === null ? "" : `  peak ${Math.round(memory)} MB`;
    say(
      `  ${name.padEnd(10)} ${rate.padStart(6)} thousand rows/s  ${wall.toFixed(2)} s  cpu ${cpu.toFixed(2)} s${peak}`,
    );
  }
}
