import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { countText, numberText, pEqualsText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { plural, thesePatients } from "../plural.js";
import { type ChangeAxis, changeAxisOf, FRACTIONS, ticksThatFit } from "./change-axis.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, type Grid, panelTitle, sentences, windowsSentence } from "./frame.js";
import { placeLabels } from "./label-places.js";
import { DEFAULT_LOOK, innerWidth, type Look } from "./look.js";
import { told } from "./told.js";
import { linearTicks, numberScale } from "./value-axis.js";
import { labelMarks, squareMarks } from "./volcano-marks.js";
import { heightOf, type VolcanoBin, type VolcanoPoint, volcanoBins, volcanoPoints } from "./volcano-points.js";

/** With fewer analytes a forest shows more. */
const FEWEST = 41;
/** More are not told apart: the surest stay points, the others are counted. */
const MOST_POINTS = 1000;
const STAYING = 300;
const MOST_LABELS = 15;
const SQUARE = 8;
/** A floor further above the points than this would press them down. */
const FLOOR_REACH = 1.25;
/** What the axis of heights takes. */
const AXIS = 38;

/** All analytes at once: how much each changed against how surely. */
export const volcano: ChartKind = {
  kind: "volcano",
  title: "Change and p of every analyte",
  description:
    "The change of each analyte from before to after against its p, the smallest p on top; for more than 40 analytes.",
  needs: { compare: true, correlate: false },
  applies: (result) => pairsOf(result).some(({ points }) => points.length >= FEWEST),
  canBeDrawn: (result) => pairsOf(result).some(({ points }) => points.length > 0),
  spec,
};

/** One pair of windows. */
interface Pair {
  readonly after: number;
  readonly points: readonly VolcanoPoint[];
}

interface Panel extends Pair {
  readonly single: readonly VolcanoPoint[];
  readonly bins: readonly VolcanoBin[];
  readonly axis: ChangeAxis;
  readonly top: number;
  readonly floor: number | null;
}

function pairsOf(result: AnalysisResult): Pair[] {
  return result.plan.windows
    .slice(1)
    .map((_, i) => ({ after: i + 1, points: volcanoPoints(result, i + 1) }))
    .filter(({ points }) => points.length > 0);
}

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { study, plan } = result;
  const pairs = pairsOf(result);
  const grid = gridOf(pairs.length, look);
  const panels = pairs.map((pair) => panelOf(pair, grid));
  const most = panels.reduce((n, { bins }) => bins.reduce((m, bin) => Math.max(m, bin.n), n), 1);
  return chart(
    {
      title: volcano.title,
      group: result.group,
      subtitle: [
        `n = ${plural(study.patients.length, "patient")}. ${windowsSentence(plan)}`,
        sentences(sourceText(result), ...notes(panels)),
      ],
      description: `${volcano.description} ${plural(study.patients.length, "patient")}, ${plural(pairs[0].points.length, "analyte")}.`,
      grid,
      data: panels.flatMap((panel, i) => panel.single.map((point) => datum(point, i))),
      panels: panels.map((panel, i) => panelSpec(result, panel, i, { grid, look, most })),
    },
    look,
  );
}

function gridOf(pairs: number, look: Look): Grid {
  const inner = innerWidth(look);
  if (inner !== null)
    return { columns: 1, width: Math.floor(inner - AXIS), height: Math.round(Math.min(320, inner * 0.7)) };
  return pairs === 1 ? { columns: 1, width: 480, height: 360 } : { columns: 2, width: 340, height: 280 };
}

function panelOf(pair: Pair, { width, height }: Grid): Panel {
  const { points } = pair;
  const isMany = points.length > MOST_POINTS;
  const floors = points.flatMap(({ floor }) => floor ?? []);
  const floor = floors.length === 0 ? null : floors.reduce((a, b) => Math.min(a, b));
  const highest = heightOf(points[0].p);
  const reach = floor !== null && heightOf(floor) <= highest * FLOOR_REACH ? heightOf(floor) : highest;
  const top = Number((Math.max(reach, 0.5) * 1.06).toPrecision(4));
  const axis = changeAxisOf(
    points.map(({ change }) => change),
    points[0].text.startsWith("×"),
  );
  const squares = { columns: Math.floor(width / SQUARE), rows: Math.floor(height / SQUARE) };
  return {
    ...pair,
    single: isMany ? points.slice(0, STAYING) : points,
    bins: isMany ? volcanoBins(points.slice(STAYING), axis, top, squares) : [],
    axis,
    top,
    floor,
  };
}

function sourceText({ plan, comparisons, study }: AnalysisResult): string {
  const isPhase = comparisons.some(({ phase }) => phase !== null);
  const { label } = entryOf("test", plan.test);
  return isPhase
    ? `Change: median of all pairs of a patient's visits; p, not adjusted, from the phase test: they speak of ${thesePatients(study)}.`
    : `Change over patients, and p, not adjusted, from the ${label}.`;
}

function notes(panels: readonly Panel[]): string[] {
  const floors = panels.flatMap(({ floor }) => floor ?? []);
  const isDrawn = panels.some(({ floor, top }) => floor !== null && heightOf(floor) <= top);
  const binned = panels.some(({ bins }) => bins.length > 0);
  const least = floors.length === 0 ? null : Math.min(...floors);
  const floor =
    least === null
      ? ""
      : least === Number.MIN_VALUE
        ? "Smaller p than 5e−324 are drawn there"
        : `No p on these data could be below ${numberText(least)}`;
  return [
    floor === "" ? "" : `${floor}${isDrawn ? " (dashed)" : ""}.`,
    binned ? `Points: the ${countText(STAYING)} of the smallest p; squares: how many of the others lie there.` : "",
  ];
}

function datum({ name, change, p, text }: VolcanoPoint, panel: number): JsonObject {
  return { panel, name, change, height: heightOf(p), text, p: pEqualsText(p) };
}

function panelSpec(
  { plan }: AnalysisResult,
  { after, single, bins, axis, top, floor }: Panel,
  index: number,
  { grid, look, most }: { readonly grid: Grid; readonly look: Look; readonly most: number },
): JsonObject {
  const { ink, faintInk, alike } = look.theme;
  const x = {
    field: "change",
    type: "quantitative",
    scale: numberScale(axis),
    axis: {
      title: axis.logarithmic ? `ratio ${plan.windows[after].name} / ${plan.windows[0].name}` : "difference",
      values: ticksThatFit(axis, grid.width),
      format: ",~r",
      grid: false,
      ...(axis.logarithmic ? { labelExpr: FRACTIONS } : {}),
    },
  };
  const y = {
    field: "height",
    type: "quantitative",
    scale: { domain: [0, top], nice: false },
    axis: { title: "−log10 p", values: linearTicks(0, top), format: "~r" },
  };
  const share = (change: number) => {
    const [value, from, to] = [change, ...axis.domain].map((end) => (axis.logarithmic ? Math.log(end) : end));
    return (value - from) / (to - from);
  };
  const pixelsDown = (p: number) => (1 - heightOf(p) / top) * grid.height;
  const none = share(axis.none) * grid.width;
  const isFloorDrawn = floor !== null && heightOf(floor) <= top;
  const floorLine = isFloorDrawn
    ? [{ left: 0, right: grid.width, top: pixelsDown(floor) - 1, bottom: pixelsDown(floor) + 1 }]
    : [];
  const labels = placeLabels(
    single.map((point) => ({ name: point.name, x: share(point.change) * grid.width, y: pixelsDown(point.p) })),
    MOST_LABELS,
    { ...grid, lines: [{ left: none - 1, right: none + 1, top: 0, bottom: grid.height }, ...floorLine] },
  );
  const rule = { type: "rule", color: faintInk, strokeDash: [3, 3] };
  return {
    width: grid.width,
    height: grid.height,
    ...(plan.windows.length > 2
      ? {
          title: panelTitle({ text: windowsText(plan.windows, { before: 0, after }), note: "" }, grid.width, look),
        }
      : {}),
    transform: [{ filter: { field: "panel", equal: index } }],
    layer: [
      ...(bins.length === 0 ? [] : [squareMarks(bins, { x, y }, most, look)]),
      { data: { values: [{ none: axis.none }] }, mark: rule, encoding: { x: { ...x, field: "none" } } },
      ...(isFloorDrawn
        ? [{ data: { values: [{ floor: heightOf(floor) }] }, mark: rule, encoding: { y: { ...y, field: "floor" } } }]
        : []),
      {
        mark: { type: "point", filled: true, size: 22, color: alike, opacity: 0.85 },
        encoding: { x, y, ...told({ name: "Analyte", text: "Change", p: "p" }) },
      },
      ...labelMarks(labels, ink),
    ],
  };
}
