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
  const counts = new Map<number, number>();
  const [column, row] = [indexOn(x, columns), indexOn(y, rows)];
  for (const { score, value } of places) {
    const bin = row(value) * columns + column(score);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bin, n]) => {
      const [score, scoreEnd] = spanOn(x, columns, bin % columns);
      const [value, valueEnd] = spanOn(y, rows, Math.floor(bin / columns));
      const scoreText = `${numberText(score)} to ${numberText(scoreEnd)}`;
      return {
        panel,
        score,
        scoreEnd,
        value,
        valueEnd,
        scoreText,
        valueText: `${numberText(value)} to ${numberText(valueEnd)}`,
        n,
      };
    });
}

function indexOn(axis: ValueAxis, bins: number): (value: number) => number {
  const [from, to] = axis.domain.map((end) => forth(axis, end));
  return (value) => Math.min(bins - 1, Math.max(0, Math.floor(((forth(axis, value) - from) / (to - from)) * bins)));
}

function spanOn(axis: ValueAxis, bins: number, index: number): [number, number] {
  const [from, to] = axis.domain.map((end) => forth(axis, end));
  const edge = (i: number) => {
    const at = from + ((to - from) * i) / bins;
    return Number((axis.logarithmic ? Math.exp(at) : at).toPrecision(5));
  };
  return [edge(index), edge(index + 1)];
}

function forth({ logarithmic }: ValueAxis, value: number): number {
  return logarithmic ? Math.log(value) : value;
}
