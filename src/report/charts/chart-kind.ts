import type { AnalysisResult } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import type { ChartKindName } from "./kinds.js";
import type { Look } from "./look.js";

/** A specification that takes more than this is too much for a browser to draw with ease. */
export const LARGEST_SPEC = 2_000_000;

/** One kind of chart: what it is called, when there is something to draw, and its Vega-Lite specification. */
export interface ChartKind {
  readonly kind: ChartKindName;
  readonly title: string;
  readonly description: string;
  /** Whether it belongs to the charts of these results. */
  applies(result: AnalysisResult): boolean;
  /** Whether it can be drawn where it is asked for by name; as `applies` where not given. */
  canBeDrawn?(result: AnalysisResult): boolean;
  /** What it is drawn from beside the study itself. */
  readonly needs: { readonly compare: boolean; readonly correlate: boolean };
  /** Plain JSON with its data in it; the same result gives the same specification. */
  spec(result: AnalysisResult, look?: Look): JsonObject;
}
