/** An analysis in a script of one's own. Beside it: panel.csv, scores.csv, patients.csv. Run: node library.mjs */
import { writeFileSync } from "node:fs";
import { analyze, charts, readStudy, renderSvg, StudyError, table } from "jdm-cytokines";

const read = await readStudy(["panel.csv", "scores.csv", "patients.csv"]).catch((error) => {
  if (!(error instanceof StudyError)) throw error;
  for (const { place, message } of error.diagnostics)
    process.stderr.write(`${place?.file}:${place?.line}: ${message}\n`);
  return process.exit(1);
});
for (const { severity, message } of read.diagnostics) process.stderr.write(`${severity}: ${message}\n`);

const result = analyze(read.study, {
  windows: [
    { name: "before", from: -365, to: 0 },
    { name: "after", from: 91, to: Number.POSITIVE_INFINITY },
  ],
  summary: "mean",
});

// As rows, with the columns of comparisons.csv …
for (const { variable, phase_estimate, p_phase, p, p_floor } of table(result, "comparisons"))
  process.stdout.write(`${[variable, phase_estimate, p_phase, p, p_floor].join("\t")}\n`);

// … or as it was computed: here each patient's own change of CXCL10.
const { patients, variables } = read.study;
const cxcl10 = result.comparisons.find(({ variable }) => variables[variable].id === "CXCL10");
for (const { patient, estimate } of cxcl10?.patients ?? [])
  process.stderr.write(`CXCL10 of ${patients[patient]}: ×${estimate?.toPrecision(3)}\n`);

const { forest } = charts(result, { kinds: ["forest"] });
if (forest !== undefined) writeFileSync("forest.svg", await renderSvg(forest));
