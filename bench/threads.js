/** What a second thread brings where a whole panel of proteins was measured in few patients, and what it costs. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { largeStudy } from "./large-study.js";
import { costsSideBySide } from "./process-cost.js";

/** @typedef {import("./process-cost.js").Command} Command */

export const PROTEOME = { patients: 12, visits: 12, analytes: 1000 };

/** @param {(...args: string[]) => Command} tool @param {string} folder @param {number} runs @param {(line?: string) => void} say */
export function threadsBeside(tool, folder, runs, say) {
  const path = join(folder, "proteome.csv");
  writeFileSync(path, largeStudy(PROTEOME));
  const most = Math.min(availableParallelism(), 8);
  const counts = [...new Set([1, 2, most])].filter((count) => count <= most);
  const costs = costsSideBySide(
    counts.map((count) =>
      tool("analyze", path, "--out", join(folder, "proteome"), "--force", "--threads", String(count)),
    ),
    runs,
  );
  for (const [i, { wall, cpu, memory }] of costs.entries()) {
    const peak = memory === null ? "" : `  peak ${Math.round(memory)} MB`;
    const ratio = (wall / costs[0].wall).toFixed(2);
    say(
      `  --threads ${counts[i]}  ${wall.toFixed(2)} s  cpu ${cpu.toFixed(2)} s${peak}   of one thread's time ${ratio}`,
    );
  }
}
