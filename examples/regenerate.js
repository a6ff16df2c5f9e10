/**
 * Makes the example studies, everything the tool makes of them, and what the README shows of it, anew.
 * Run after a build: npm run examples
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawGallery } from "./gallery.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const bin = fileURLToPath(new URL("../bin/jdm-cytokines.js", import.meta.url));
const readme = fileURLToPath(new URL("../README.md", import.meta.url));

/** The part of a report that the README shows. */
const SHOWN_UP_TO = "\nPatient by patient\n";

execFileSync(process.execPath, [`${here}make-study.js`]);
const reports = ["synthetic-three-patients", "synthetic-twelve-patients"].map((name) => {
  const study = `${here}${name}`;
  const report = execFileSync(
    process.execPath,
    [bin, "analyze", `${study}/wide.csv`, "--out", `${study}/results`, "--render", "svg", "--force", "--quiet"],
    { env: { PATH: process.env.PATH }, encoding: "utf8", maxBuffer: 1 << 26 },
  );
  writeFileSync(`${study}/report.txt`, report);
  return report;
});

mkdirSync(`${here}gallery`, { recursive: true });
drawGallery(`${here}gallery`);

const text = readFileSync(readme, "utf8");
const begin = text.indexOf("```\n", text.indexOf("It prints a report that begins")) + "```\n".length;
const end = text.indexOf("```\n", begin);
const [shown] = reports[0].split(SHOWN_UP_TO);
writeFileSync(readme, text.slice(0, begin) + shown + text.slice(end));
