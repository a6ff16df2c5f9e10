/** The same job elsewhere: peer.R and peer.py, run by whatever R and Python the machine has. */
import { fileURLToPath } from "node:url";
import { outputOf } from "./process-cost.js";

/**
 * `job`: compare, correlate or both; results go into the folder `out`.
 * @typedef {{ name: string, command: (job: string, data: string, out: string) => import("./process-cost.js").Command }} Peer
 */

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** R and Python, as far as they can do the job; says what is there and what is not. @param {(line: string) => void} say @returns {Peer[]} */
export function findPeers(say) {
  /** @type {Peer[]} */
  const peers = [];
  const r = outputOf(["Rscript", "-e", 'cat(R.version.string, "data.table", format(packageVersion("data.table")))']);
  say(r ?? "R with data.table is missing (Debian: r-base-core r-cran-data.table): left out");
  if (r !== null)
    peers.push({ name: "R", command: (job, data, out) => ["Rscript", "--vanilla", here("peer.R"), job, data, out] });
  const imports =
    "import platform, pandas, scipy; print('Python', platform.python_version(), 'pandas', pandas.__version__, 'SciPy', scipy.__version__)";
  for (const python of ["python3", "/usr/bin/python3"]) {
    const found = outputOf([python, "-c", imports]);
    if (found === null) continue;
    say(found);
    peers.push({ name: "Python", command: (job, data, out) => [python, here("peer.py"), job, data, out] });
    return peers;
  }
  say("Python with pandas and SciPy is missing (Debian: python3-pandas python3-scipy): left out");
  return peers;
}
