/** What whole processes cost: time from start to end, processor time, and peak memory where GNU time is installed. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * A command with its arguments, and what it cost: seconds, and megabytes of peak resident memory.
 * @typedef {readonly [string, ...string[]]} Command
 * @typedef {{ wall: number, cpu: number, memory: number | null }} Cost
 */

const GNU_TIME = "/usr/bin/time";
export const measuresMemory = existsSync(GNU_TIME);

// Certificates and options of whoever runs this would be read by every process of ours and none of the others'.
const { NODE_EXTRA_CA_CERTS, NODE_OPTIONS, ...surroundings } = process.env;

/** Runs the command once. @param {Command} command @returns {Cost} */
export function costOf([file, ...args]) {
  const start = performance.now();
  const { status, stderr, error } = measuresMemory
    ? spawnSync(GNU_TIME, ["-f", "\ncost %U %S %M", file, ...args], options())
    : spawnSync(file, args, options());
  const wall = (performance.now() - start) / 1000;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${file} ${args.join(" ")}: exit ${status}\n${stderr}`);
  const [, user, system, kilobytes] = /\ncost (\S+) (\S+) (\d+)\s*$/u.exec(stderr) ?? [];
  if (kilobytes === undefined) return { wall, cpu: Number.NaN, memory: null };
  return { wall, cpu: Number(user) + Number(system), memory: Number(kilobytes) / 1024 };
}

/** What the command prints, or null where it cannot be run. @param {Command} command */
export function outputOf([file, ...args]) {
  const { status, stdout } = spawnSync(file, args, options());
  return status === 0 ? stdout.trim() : null;
}

/**
 * Runs the commands by turns, so that a busy moment of the machine hits all of them, and gives the median of each cost.
 * @param {readonly Command[]} commands @param {number} runs @returns {Cost[]}
 */
export function costsSideBySide(commands, runs) {
  /** @type {Cost[][]} */
  const costs = commands.map(() => []);
  for (let run = 0; run < runs; run++) for (const [i, command] of commands.entries()) costs[i].push(costOf(command));
  return costs.map((own) => ({
    wall: median(own.map(({ wall }) => wall)),
    cpu: median(own.map(({ cpu }) => cpu)),
    memory: measuresMemory ? median(own.map(({ memory }) => memory ?? Number.NaN)) : null,
  }));
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}

/** @returns {import("node:child_process").SpawnSyncOptionsWithStringEncoding} */
function options() {
  return { env: surroundings, encoding: "utf8", maxBuffer: 2 ** 28 };
}
