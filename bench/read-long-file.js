/**
 * Reads a long table of 2.7 million rows, about 110 MB, made as it is read, and prints what that took. Run by the test of
 * the reader's memory in a process of its own, and by hand: node bench/read-long-file.js
 */

/** @type {typeof import("../src/index.js")} */
const { DEFAULT_READ_OPTIONS, loadStudy } = await import(new URL("../dist/index.js", import.meta.url).href);

const ROWS = 2_700_000;
const ANALYTES = Array.from({ length: 75 }, (_, i) => `CXCL-${i}`);
const DAYS = 24;
const MB = 1 << 20;

/** @returns {AsyncGenerator<Uint8Array, void>} */
async function* rows() {
  yield Buffer.from("patient_id,day,analyte,value,unit\n");
  let made = 0;
  for (let patient = 0; made < ROWS; patient++) {
    let chunk = "";
    for (let visit = 0; visit < DAYS; visit++)
      for (const [i, analyte] of ANALYTES.entries()) {
        if (made++ >= ROWS) break;
        const value = (((patient * 7919 + visit * 104729 + i * 31) % 99991) / 13 + 0.01).toFixed(6);
        chunk += `PATIENT-${String(patient).padStart(6, "0")},${visit * 15 - 60},${analyte},${value},pg/mL\n`;
      }
    yield Buffer.from(chunk);
  }
}

globalThis.gc?.();
const baseline = process.memoryUsage.rss() / MB;
const start = performance.now();
let bytes = 0;
async function* counted() {
  for await (const chunk of rows()) {
    bytes += chunk.length;
    yield chunk;
  }
}
const { study } = await loadStudy([{ name: "long.csv", open: counted }], DEFAULT_READ_OPTIONS);
const seconds = (performance.now() - start) / 1000;
const columns = (study?.columns ?? []).reduce(
  (sum, { values, marks, lines }) => sum + values.byteLength + marks.byteLength + (lines?.byteLength ?? 0),
  0,
);
const figures = {
  rows: ROWS,
  megabytes: Math.round(bytes / 1e6),
  rowsPerSecond: Math.round(ROWS / seconds),
  baseline: Math.round(baseline),
  columns: Math.round(columns / MB),
  peak: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
