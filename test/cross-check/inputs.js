/**
 * Random inputs of the cross-check, each from its own seed: n from 3 to 60, from untied reals to a handful of levels with
 * zeros. Real values are multiples of 2⁻¹⁶, which every tool reads exactly.
 *
 * @typedef {{ id: string, kind: "paired" | "association" | "blocks" | "phases" | "adjust", style: string, columns: number[][] }} Input
 */

import { uniforms } from "../../bench/stats-data.js";

/** @type {[kind: Input["kind"], count: number, make: (random: () => number, i: number) => Pick<Input, "style" | "columns">][]} */
const KINDS = [
  ["paired", 800, paired],
  ["association", 640, association],
  ["blocks", 300, blocks],
  ["phases", 340, phases],
  ["adjust", 80, adjust],
];

/** @returns {Input[]} */
export function crossCheckInputs() {
  return KINDS.flatMap(([kind, count, make], k) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${kind}-${i + 1}`,
      kind,
      ...make(uniforms(1_000_003 * (k + 1) + i), i),
    })),
  );
}

const STYLES = ["real", "levels", "few levels", "zeros"];

/** A column in a style, about a shift. @param {() => number} random @param {string} style @param {number} n @param {number} shift */
function column(random, style, n, shift) {
  return Array.from({ length: n }, () => {
    const bell = random() + random() + random() - 1.5 + shift;
    if (style === "real") return Math.round(bell * 2 ** 20 + random()) / 2 ** 16;
    const value = Math.round(bell * (style === "few levels" ? 2 : 8));
    return style === "zeros" || value !== 0 ? value : 1;
  });
}

/** @param {() => number} random */
const size = (random) => 3 + Math.floor(58 * random() ** 1.5);

/** @param {() => number} random @param {number} i */
function paired(random, i) {
  const style = STYLES[i % 4];
  return { style, columns: [column(random, style, size(random), random() * 0.8 - 0.2)] };
}

/** @param {() => number} random @param {number} i */
function association(random, i) {
  const style = STYLES[i % 4];
  const n = size(random);
  const strength = random() * 2 - 1;
  const x = column(random, style, n, 0);
  const noise = column(random, style, n, 0);
  const unit = style === "real" ? 2 ** 16 : 1;
  const y = noise.map((value, k) => Math.round((strength * x[k] + value) * unit) / unit);
  return { style, columns: [x, y, column(random, style, n, 0)] };
}

/** One column a patient. @param {() => number} random @param {number} i */
function blocks(random, i) {
  const style = STYLES[i % 4];
  const k = 3 + Math.floor(random() * 3);
  const trend = random() * 0.6;
  const steps = Array.from({ length: k }, (_, j) => j * trend);
  const patients = Math.max(3, Math.floor(size(random) / 2));
  return {
    style,
    columns: Array.from({ length: patients }, () => steps.map((step) => column(random, style, 1, step)[0])),
  };
}

/** Before and after of one patient. @param {() => number} random @param {number} i */
function phases(random, i) {
  const style = STYLES[i % 4];
  const [before, after] = [2 + Math.floor(random() * 18), 2 + Math.floor(random() * 18)];
  return {
    style,
    columns: [column(random, style, before, 0), column(random, style, after, random() * 1.5 - 0.5)],
  };
}

/** @param {() => number} random @param {number} i */
function adjust(random, i) {
  const style = i % 2 === 0 ? "real" : "levels";
  const unit = style === "real" ? 2 ** 24 : 16;
  return {
    style,
    columns: [Array.from({ length: 3 + Math.floor(random() * 15) }, () => Math.ceil(random() ** 3 * unit) / unit)],
  };
}
