/**
 * Reads a long table of 2.7 million rows, about 110 MB, made as it is read, and prints what that took. Run by the test of
 * the reader's memory in a process of its own, and by hand: node bench/read-long-file.js
 */

import { LONG_ROWS, longFile } from "./long-file.js";

/** @type {typeof import("../src/index.js")} */
const { readStudy } = await import(new URL("../dist/index.js", import.meta.url).href);

const MB = 1 << 20;

globalThis.gc?.();
const baseline = process.memoryUsage.rss() / MB;
const start = performance.now();
let bytes = 0;
async function* counted() {
  for (const piece of longFile()) {
    const chunk = Buffer.from(piece);
    bytes += chunk.length;
    yield chunk;
  }
}
const { study } = await readStudy({ name: "long.csv", content: counted() });
const seconds = (performance.now() - start) / 1000;
const columns = study.columns.reduce(
  (sum, { values, marks, lines }) => sum + values.byteLength + marks.byteLength + (lines?.byteLength ?? 0),
  0,
);
const figures = {
  rows: LONG_ROWS,
  megabytes: Math.round(bytes / 1e6),
  rowsPerSecond: Math.round(LONG_ROWS / seconds),
  baseline: Math.round(baseline),
  columns: Math.round(columns / MB),
  peak: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
