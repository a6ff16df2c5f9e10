/** The kinds of charts, in the order they are written; names alone, so that help loads no chart. */
export const CHART_KINDS = [
  "trajectories",
  "paired",
  "forest",
  "volcano",
  "heatmap",
  "scatter",
  "coverage",
  "nondetects",
] as const;

export type ChartKindName = (typeof CHART_KINDS)[number];
