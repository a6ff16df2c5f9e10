import { numberText } from "../number-text.js";
import type { Grid } from "./frame.js";
import type { ScatterPlace } from "./scatter-points.js";
import type { ValueAxis } from "./value-axis.js";

/** A square of a panel, and how many visits lie in it. */
export interface ScatterBin {
  readonly panel: number;
  readonly score: number;
  readonly scoreEnd: number;
  readonly value: number;
  readonly valueEnd: number;
  readonly scoreText: string;
  readonly valueText: string;
  readonly n: number;
}

/** The least side of a square in pixels. */
const SIDE = 8;

/** Many points as squares of equal size on the panel, those with points in them. */
export function scatterBins(
  { places, x, y }: { readonly places: readonly ScatterPlace[]; readonly x: ValueAxis; readonly y: ValueAxis },
  panel: number,
  { width, height }: Grid,
): ScatterBin[] {
  const [columns, rows] = [Math.floor(width / SIDE), Math.floor(height / SIDE)];
  const counts = new Uint32Array(columns * rows);
  const [column, row] = [indexOn(x, columns), indexOn(y, rows)];
  for (const { score, value } of places) counts[row(value) * columns + column(score)]++;
  const [scores, values] = [spansOn(x, columns), spansOn(y, rows)];
  const bins: ScatterBin[] = [];
  for (let bin = 0; bin < counts.length; bin++) {
    const n = counts[bin];
    if (n === 0) continue;
    const { from: score, to: scoreEnd, text: scoreText } = scores[bin % columns];
    const { from: value, to: valueEnd, text: valueText } = values[Math.floor(bin / columns)];
    bins.push({ panel, score, scoreEnd, value, valueEnd, scoreText, valueText, n });
  }
  return bins;
}

function indexOn(axis: ValueAxis, bins: number): (value: number) => number {
  const [from, to] = axis.domain.map((end) => forth(axis, end));
  return (value) => Math.min(bins - 1, Math.max(0, Math.floor(((forth(axis, value) - from) / (to - from)) * bins)));
}

/** One side of the squares in one column or row. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function spansOn(axis: ValueAxis, bins: number): Span[] {
  const [low, high] = axis.domain.map((end) => forth(axis, end));
  const edges = Array.from({ length: bins + 1 }, (_, i) => {
    const at = low + ((high - low) * i) / bins;
    return Number((axis.logarithmic ? Math.exp(at) : at).toPrecision(5));
  });
  const texts = edges.map(numberText);
  return Array.from({ length: bins }, (_, i) => ({
    from: edges[i],
    to: edges[i + 1],
    text: `${texts[i]} to ${texts[i + 1]}`,
  }));
}

function forth({ logarithmic }: ValueAxis, value: number): number {
  return logarithmic ? Math.log(value) : value;
}
