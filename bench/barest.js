/**
 * What Node takes for Spearman's rho of every analyte with every score where nothing else is asked for: no quotes, no checks,
 * no matching by day, no p, no interval. The least that any tool in JavaScript can take. Run: node bench/barest.js STUDY.csv OUT
 */
import { readFileSync, writeFileSync } from "node:fs";

const [file, out] = process.argv.slice(2);
const SCORES = ["CMAS", "MMT8", "PGA", "CK"];
const [header, ...lines] = readFileSync(file, "latin1").trimEnd().split("\n");
const names = header.split(",");
const columns = names.map(() => new Float64Array(lines.length));
for (const [row, line] of lines.entries()) {
  const cells = line.split(",");
  for (let c = 3; c < cells.length; c++)
    columns[c][row] = cells[c].startsWith("<") ? Number(cells[c].slice(1)) / Math.SQRT2 : Number(cells[c] || "NaN");
}
const ranks = columns.map((column, c) => (c < 3 ? column : midranks(column)));
let text = "variable,score,rho\n";
for (let c = 3; c < names.length; c++)
  if (!SCORES.includes(names[c]))
    for (const score of SCORES) text += `${names[c]},${score},${pearson(ranks[c], ranks[names.indexOf(score)])}\n`;
writeFileSync(out, text);

/** Over all values of the column; NaN where there is none. @param {Float64Array} values */
function midranks(values) {
  const sorted = values.slice().sort();
  /** @type {Map<number, number>} */
  const rankOf = new Map();
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end + 1 < sorted.length && sorted[end + 1] === sorted[start]) end++;
    rankOf.set(sorted[start], (start + end + 2) / 2);
    start = end + 1;
  }
  return values.map((value) => (Number.isNaN(value) ? value : (rankOf.get(value) ?? value)));
}

/** @param {Float64Array} x @param {Float64Array} y */
function pearson(x, y) {
  let [n, sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
    n++;
    sx += x[i];
    sy += y[i];
    sxx += x[i] * x[i];
    syy += y[i] * y[i];
    sxy += x[i] * y[i];
  }
  return (sxy - (sx * sy) / n) / Math.sqrt((sxx - (sx * sx) / n) * (syy - (sy * sy) / n));
}
