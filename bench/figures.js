/** Figures beside other tools, whole processes: specifications beside Altair, SVG beside ggplot2 and matplotlib. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { costsSideBySide, outputOf } from "./process-cost.js";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** One over the largest share of the faster peer's time that the tool is to take, by number of figures. */
const TARGETS = /** @type {const} */ ([
  [1, 2],
  [10, 3],
]);

/** @typedef {{ name: string, form: "spec" | "svg", command: readonly [string, ...string[]] }} Peer */

/** @param {(line: string) => void} say @returns {Peer[]} */
function findPeers(say) {
  /** @type {Peer[]} */
  const peers = [];
  for (const [name, form, package_] of /** @type {const} */ ([
    ["altair", "spec", "python3-altair"],
    ["matplotlib", "svg", "python3-matplotlib"],
  ])) {
    const python = ["python3", "/usr/bin/python3"].find(
      (file) => outputOf([file, "-c", `import ${name}, pandas`]) !== null,
    );
    if (python === undefined) say(`Python with ${name} is missing (Debian: ${package_}): left out`);
    else peers.push({ name, form, command: [python, "-W", "ignore", here("figures.py"), name] });
  }
  if (outputOf(["Rscript", "-e", "library(ggplot2); library(data.table)"]) === null)
    say("R with ggplot2 and data.table is missing (Debian: r-cran-ggplot2 r-cran-data.table): left out");
  else peers.push({ name: "ggplot2", form: "svg", command: ["Rscript", "--vanilla", here("figures.R"), "ggplot2"] });
  return peers;
}

/**
 * The courses of a study: all variables in one figure, then in ten.
 * @param {string} data @param {string} scratch @param {number} runs @param {(line: string) => void} say
 */
export function figuresBeside(data, scratch, runs, say) {
  const peers = findPeers(say);
  for (const form of /** @type {const} */ (["spec", "svg"]))
    for (const [figures, target] of TARGETS) {
      const others = peers.filter((peer) => peer.form === form);
      const folder = (/** @type {string} */ who) => {
        const path = join(scratch, "figures", who);
        mkdirSync(path, { recursive: true });
        return path;
      };
      const own = /** @type {const} */ ([process.execPath, here("figures-tool.js"), form]);
      const commands = [{ name: "tool", command: own }, ...others].map(
        ({ name, command: [file, ...args] }) =>
          /** @type {import("./process-cost.js").Command} */ ([file, ...args, String(figures), data, folder(name)]),
      );
      const [cost, ...costs] = costsSideBySide(commands, runs);
      const what = `${form === "spec" ? "specifications" : "SVG"}, ${figures} figure${figures === 1 ? "" : "s"}`;
      say(`  ${what.padEnd(26)} tool       ${cost.wall.toFixed(2).padStart(6)} s  cpu ${cost.cpu.toFixed(2)} s`);
      for (const [i, { name }] of others.entries())
        say(
          `  ${"".padEnd(26)} ${name.padEnd(10)} ${costs[i].wall.toFixed(2).padStart(6)} s  cpu ${costs[i].cpu.toFixed(2)} s`,
        );
      if (costs.length === 0) continue;
      const ratio = cost.wall / Math.min(...costs.map(({ wall }) => wall));
      say(
        `  ${"".padEnd(26)} tool/faster ${ratio.toFixed(2)}, wanted 1/${target}: ${ratio * target <= 1 ? "yes" : "no"}`,
      );
    }
}
