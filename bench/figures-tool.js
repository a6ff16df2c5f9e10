/**
 * Draws the courses of a study with the library, in a process of its own: all variables in one figure, or in ten.
 * Run after a build: node bench/figures-tool.js spec|svg 1|10 STUDY.csv OUT
 */
import { writeFileSync } from "node:fs";

const [form, figures, file, out] = process.argv.slice(2);
const { analyze, charts, readStudy, renderSvg } = /** @type {typeof import("../src/index.js")} */ (
  await import(`${new URL("../dist/index.js", import.meta.url)}`)
);
const { study } = await readStudy(file);
// The figure shows no p, nor do the peers compute one.
const result = analyze(study, { within: false }, { correlate: false });
const each = Math.ceil(study.variables.length / Number(figures));
for (let i = 0; i < Number(figures); i++) {
  const comparisons = result.comparisons.slice(i * each, (i + 1) * each);
  const { trajectories } = charts({ ...result, comparisons }, { kinds: ["trajectories"] });
  if (trajectories === undefined) throw new Error("no courses");
  const text = form === "spec" ? JSON.stringify(trajectories) : await renderSvg(trajectories);
  writeFileSync(`${out}/figure-${i + 1}.${form === "spec" ? "vl.json" : "svg"}`, text);
}
