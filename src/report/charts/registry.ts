import type { ChartKind } from "./chart-kind.js";
import { coverage } from "./coverage.js";
import { forest } from "./forest.js";
import { heatmap } from "./heatmap.js";
import { CHART_KINDS, type ChartKindName } from "./kinds.js";
import { nondetects } from "./nondetects.js";
import { paired } from "./paired.js";
import { scatter } from "./scatter.js";
import { trajectories } from "./trajectories.js";
import { volcano } from "./volcano.js";

const BY_KIND: Readonly<Record<ChartKindName, ChartKind>> = {
  trajectories,
  paired,
  forest,
  volcano,
  heatmap,
  scatter,
  coverage,
  nondetects,
};

/** Every chart there is, in the order they are written. */
export const CHARTS: readonly ChartKind[] = CHART_KINDS.map((kind) => BY_KIND[kind]);
