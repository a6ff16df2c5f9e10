/**
 * Draws the courses of a study with the library, in a process of its own: all variables in one figure, or in ten.
 * Run after a build: node bench/figures-tool.js spec|svg 1|10 STUDY.csv OUT
 */
import { createReadStream, writeFileSync } from "node:fs";

const [form, figures, file, out] = process.argv.slice(2);
const { analyze, CHARTS, DEFAULT_PLAN, DEFAULT_READ_OPTIONS, loadStudy, renderSvg } =
  /** @type {typeof import("../src/index.js")} */ (await import(`${new URL("../dist/index.js", import.meta.url)}`));
const input = { name: "study.csv", open: () => createReadStream(file, { highWaterMark: 1 << 18 }) };
const { study, diagnostics } = await loadStudy([input], DEFAULT_READ_OPTIONS);
if (study === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
// The figure shows no p, nor do the peers compute one.
const result = analyze(study, { ...DEFAULT_PLAN, within: false }, { compare: true, correlate: false });
const courses = CHARTS.find(({ kind }) => kind === "trajectories");
if (courses === undefined) throw new Error("no courses");
const each = Math.ceil(study.variables.length / Number(figures));
for (let i = 0; i < Number(figures); i++) {
  const comparisons = result.comparisons.slice(i * each, (i + 1) * each);
  const spec = courses.spec({ ...result, comparisons });
  const text = form === "spec" ? JSON.stringify(spec) : await renderSvg(spec);
  writeFileSync(`${out}/figure-${i + 1}.${form === "spec" ? "vl.json" : "svg"}`, text);
}
