import type { AnalysisResult } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";

/** One kind of chart: what it is called, when there is something to draw, and its Vega-Lite specification. */
export interface ChartKind {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  applies(result: AnalysisResult): boolean;
  /** Plain JSON with its data in it; the same result gives the same specification. */
  spec(result: AnalysisResult): JsonObject;
}
