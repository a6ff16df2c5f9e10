/** The gallery beside the example studies: what a larger study looks like, and figures for a journal's page. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { largeStudy } from "../bench/large-study.js";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const SMALL = here("synthetic-three-patients/wide.csv");
const COLUMN = ["--width", "85", "--theme", "print"];
const PAGE = ["--width", "180"];

/** @type {readonly { readonly name: string, readonly study: "small" | "large", readonly chart: readonly string[] }[]} */
const PICTURES = [
  { name: "volcano.svg", study: "large", chart: ["volcano", ...PAGE] },
  { name: "courses-of-many.svg", study: "large", chart: ["trajectories", ...PAGE] },
  { name: "forest-column.svg", study: "small", chart: ["forest", ...COLUMN] },
  { name: "paired-column.svg", study: "small", chart: ["paired", ...COLUMN] },
];

/** Draws the gallery into a folder. @param {string} folder */
export function drawGallery(folder) {
  const scratch = mkdtempSync(join(tmpdir(), "jdm-cytokines-gallery-"));
  try {
    const large = join(scratch, "large.csv");
    writeFileSync(large, largeStudy({ patients: 60, visits: 8, analytes: 92 }));
    for (const { name, study, chart } of PICTURES) {
      const [kind, ...look] = chart;
      const data = study === "small" ? SMALL : large;
      const args = ["chart", kind, data, ...look, "--quiet", "--no-config", "-o", join(folder, name)];
      execFileSync(process.execPath, [here("../bin/jdm-cytokines.js"), ...args], { env: { PATH: process.env.PATH } });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
