import type { ChartKind } from "./chart-kind.js";
import { forest } from "./forest.js";
import { heatmap } from "./heatmap.js";
import { paired } from "./paired.js";
import { scatter } from "./scatter.js";
import { trajectories } from "./trajectories.js";

/** Every chart there is, in the order they are written. */
export const CHARTS: readonly ChartKind[] = [trajectories, paired, forest, heatmap, scatter];
