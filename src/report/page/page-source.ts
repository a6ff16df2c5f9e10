import type { AnalysisResult } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import type { MethodsText } from "../methods/methods-text.js";

/** One chart of a group. */
export interface PageChart {
  readonly title: string;
  readonly description: string;
  /** Its file beside the page, without `.vl.json`. */
  readonly file: string;
  readonly spec: JsonObject;
}

/** One group with its charts; a single one without `--by`. */
export interface PageGroup {
  readonly result: AnalysisResult;
  readonly charts: readonly PageChart[];
}

/** All that a page tells. */
export interface PageSource {
  readonly groups: readonly PageGroup[];
  /** That of `methods.md`. */
  readonly methods: MethodsText;
  readonly version: string;
  /** Base names and digests, as the manifest has them. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly settings: object;
}
