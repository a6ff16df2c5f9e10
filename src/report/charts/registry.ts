import type { ChartKind } from "./chart-kind.js";
import { paired } from "./paired.js";
import { trajectories } from "./trajectories.js";

/** Every chart there is, in the order they are written. */
export const CHARTS: readonly ChartKind[] = [trajectories, paired];
