/** Data of the speed table, from one seed. */

/** The matrix that is ranked column by column. */
export const RANKED = { columns: 5400, rows: 2000 };

/** Uniform numbers in [0, 1): mulberry32. @param {number} seed */
export function uniforms(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @template T @param {number} n @param {(i: number) => T} make @returns {T[]} */
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));

export function makeData() {
  const random = uniforms(20240801);
  const signedRank50 = times(300, () => times(50, () => (Math.floor(random() * 25) + 1) * (random() < 0.6 ? 1 : -1)));
  const hodgesLehmann500 = times(5, () => times(500, () => random() + random() - 0.95));
  const tiedSeries = (/** @type {number} */ n) => times(n, () => Math.floor(random() * 12));
  const spearman8 = times(600, () => ({ x: tiedSeries(8), y: tiedSeries(8) }));
  const patients = times(24, (i) => Math.floor(i / 8));
  const within3x8 = times(600, () => ({ patients, x: tiedSeries(24), y: tiedSeries(24) }));
  const westfallYoung16x92 = times(92, (a) => times(16, () => random() + random() + random() - 1.5 + a / 300));
  // Concentrations with three digits, so that some tie.
  const matrix = new Float64Array(RANKED.columns * RANKED.rows);
  for (let i = 0; i < matrix.length; i++) matrix[i] = Math.round(10 ** (random() * 4) * 10) / 10;
  const rows = (/** @type {number[][]} */ table) => table.map((row) => row.join(" ")).join("\n");
  return {
    signedRank50,
    hodgesLehmann500,
    spearman8,
    within3x8,
    westfallYoung16x92,
    column: (/** @type {number} */ k) => matrix.subarray(k * RANKED.rows, (k + 1) * RANKED.rows),
    files: {
      "signedRank50.txt": rows(signedRank50),
      "hodgesLehmann500.txt": rows(hodgesLehmann500),
      "spearman8.txt": rows(spearman8.map(({ x, y }) => [...x, ...y])),
      "within3x8.txt": rows(within3x8.map(({ x, y }) => [...x, ...y])),
      "westfallYoung16x92.txt": rows(westfallYoung16x92),
      "ranks5400x2000.bin": new Uint8Array(matrix.buffer),
    },
  };
}
