import type { AnalysisResult } from "../analysis/result.js";
import { CHART_KINDS, type ChartKindName } from "../report/charts/kinds.js";
import { pixelsOf } from "../report/charts/look.js";
import { CHARTS } from "../report/charts/registry.js";
import { THEME_NAMES, THEMES, type ThemeName } from "../report/charts/theme.js";
import type { JsonObject } from "../report/json.js";
import { requireKnown } from "../study/known-name.js";

export interface ChartOptions {
  /** Which are wanted; where it is left out, all that say something about this result. */
  readonly kinds?: readonly ChartKindName[];
  /** `print` is told apart in greys; `light` by default. */
  readonly theme?: ThemeName;
  /** Width of the figure in millimetres, for `renderSvg` under the same `millimetres`; as wide as it needs by default. */
  readonly width?: number;
}

/**
 * The charts of a result as Vega-Lite specifications by kind, each plain JSON with its data in it: a kind is missing
 * where the result gives it nothing to draw. `renderSvg` and `renderPng` draw them, vega-embed shows them on a page.
 *
 * @throws RangeError for a kind or theme that there is none of.
 */
export function charts(
  result: AnalysisResult,
  { kinds, theme = "light", width }: ChartOptions = {},
): Readonly<Partial<Record<ChartKindName, JsonObject>>> {
  for (const kind of kinds ?? []) requireKnown("chart", kind, CHART_KINDS);
  const look = {
    theme: THEMES[requireKnown("theme", theme, THEME_NAMES)],
    width: width === undefined ? null : pixelsOf(width),
  };
  const wanted = CHARTS.filter(({ kind, applies, canBeDrawn = applies }) =>
    kinds === undefined ? applies(result) : kinds.includes(kind) && canBeDrawn(result),
  );
  return Object.fromEntries(wanted.map(({ kind, spec }) => [kind, spec(result, look)]));
}
