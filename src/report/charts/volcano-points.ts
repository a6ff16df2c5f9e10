import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { comparisonP } from "../row-p.js";
import type { ChangeAxis } from "./change-axis.js";
import { forestRows } from "./forest-rows.js";

/** One analyte: how much it changed, and how surely. */
export interface VolcanoPoint {
  readonly name: string;
  readonly change: number;
  readonly p: number;
  /** The smallest p its data could have given. */
  readonly floor: number | null;
  readonly text: string;
}

/** Many analytes of like change and p, counted. */
export interface VolcanoBin {
  readonly change: number;
  readonly changeEnd: number;
  readonly height: number;
  readonly heightEnd: number;
  readonly n: number;
}

/** The analytes of one pair of windows with a change and a p, the surest first. */
export function volcanoPoints(result: AnalysisResult, after: number): VolcanoPoint[] {
  const { study, comparisons } = result;
  const analytes = comparisons.filter((row) => row.after === after && study.variables[row.variable].role === "analyte");
  const scale = mostCommonScale(analytes);
  const points = forestRows(
    result,
    analytes.filter((row) => row.scale === scale),
  ).flatMap(({ comparison, name, estimate, text, p }) =>
    p === null ? [] : [{ name, change: estimate, p, floor: floorOf(comparison), text }],
  );
  const size = (change: number) => Math.abs(scale === "log2" ? Math.log2(change) : change);
  return points.sort((a, b) => a.p - b.p || size(b.change) - size(a.change));
}

/** Changes on different scales have no axis in common. */
function mostCommonScale(rows: readonly PairedComparison[]): PairedComparison["scale"] {
  const counts = new Map<PairedComparison["scale"], number>();
  for (const { scale } of rows) counts.set(scale, (counts.get(scale) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "log2";
}

function floorOf(comparison: PairedComparison): number | null {
  return comparisonP(comparison) === comparison.phase?.test.p ? comparison.phase.test.floor : comparison.test.floor;
}

/** How high a p is drawn. */
export function heightOf(p: number): number {
  return Number((0 - Math.log10(p)).toPrecision(6)) + 0;
}

/** Points as squares over the panel, those with points in them. */
export function volcanoBins(
  points: readonly VolcanoPoint[],
  axis: ChangeAxis,
  top: number,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): VolcanoBin[] {
  const forth = (x: number) => (axis.logarithmic ? Math.log(x) : x);
  const back = (x: number) => Number((axis.logarithmic ? Math.exp(x) : x).toPrecision(5));
  const [from, to] = axis.domain.map(forth);
  const counts = new Map<number, number>();
  const within = (share: number, bins: number) => Math.min(bins - 1, Math.max(0, Math.floor(share * bins)));
  for (const { change, p } of points) {
    const column = within((forth(change) - from) / (to - from), columns);
    const bin = within(heightOf(p) / top, rows) * columns + column;
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bin, n]) => {
      const [column, row] = [bin % columns, Math.floor(bin / columns)];
      const edge = (i: number) => back(from + ((to - from) * i) / columns);
      const line = (i: number) => Number(((top * i) / rows).toPrecision(5));
      return { change: edge(column), changeEnd: edge(column + 1), height: line(row), heightEnd: line(row + 1), n };
    });
}
