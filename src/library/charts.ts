import type { AnalysisResult } from "../analysis/result.js";
import { CHARTS } from "../report/charts/registry.js";
import type { JsonObject } from "../report/json.js";
import { requireKnown } from "../study/known-name.js";

/**
 * The charts of a result as Vega-Lite specifications by kind, each plain JSON with its data in it: a kind is missing
 * where the result gives it nothing to draw. `renderSvg` and `renderPng` draw them, vega-embed shows them on a page.
 *
 * @param kinds which are wanted; all of them where it is left out.
 * @throws RangeError for a kind that there is none of.
 */
export function charts(result: AnalysisResult, kinds?: readonly string[]): Readonly<Record<string, JsonObject>> {
  const names = CHARTS.map(({ kind }) => kind);
  for (const kind of kinds ?? []) requireKnown("chart", kind, names);
  return Object.fromEntries(
    CHARTS.filter((chart) => kinds?.includes(chart.kind) !== false && chart.applies(result)).map((chart) => [
      chart.kind,
      chart.spec(result),
    ]),
  );
}
