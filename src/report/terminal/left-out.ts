import type { AnalysisResult } from "../../analysis/result.js";
import { exclusionCounts } from "../exclusion-counts.js";
import { countText } from "../number-text.js";
import { plural } from "../plural.js";
import type { RenderOptions } from "../table/render-table.js";
import { paragraph } from "./section.js";

const NOUNS = { sample: "sample", measurement: "measurement", patient: "pair", match: "match" } as const;

/** What was left out, counted by reason. */
export function* leftOut(result: AnalysisResult, { width, style }: RenderOptions): Iterable<string> {
  const counts = exclusionCounts(result);
  if (counts.length === 0) return;
  yield `\n${style.bold("Left out")}\n`;
  for (const { what, reason, count } of counts) {
    const noun = what === "match" && count > 1 ? `${countText(count)} matches` : plural(count, NOUNS[what]);
    yield* paragraph(`${noun}: ${reason}`, width);
  }
  yield* paragraph("Each with its place in the input: exclusions.csv", width);
}
