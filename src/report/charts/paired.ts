import type { Plan } from "../../analysis/plan.js";
import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { changeText, countText, pText } from "../number-text.js";
import { substituteText, summaryText, windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import { comparisonP } from "../row-p.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, type Grid, panelTitle } from "./frame.js";
import { INK, lineLook, patientColour, patientDash, patientShape, pointLook } from "./palette.js";
import { choosePanels } from "./panel-choice.js";
import { slopeGrid } from "./panel-grid.js";
import { type SlopePoint, slopePoints } from "./slope-points.js";
import { valueAxis, valueChannel } from "./value-axis.js";

/** From this many pairs on their median is drawn too. */
const ENOUGH_FOR_MEDIAN = 6;

/** What the paired test compared: each patient's value in each window, joined, a panel a variable. */
export const paired: ChartKind = {
  kind: "paired",
  title: "Before and after, patient by patient",
  description:
    "Each patient's value in each window, joined by a line, one panel a variable: the pairs that were tested.",
  applies: (result) => candidates(result).length > 0,
  spec,
};

/** One variable: its comparisons, a pair of windows each, and what they compared. */
interface Panel {
  readonly comparisons: readonly PairedComparison[];
  readonly points: readonly SlopePoint[];
}

function spec(result: AnalysisResult): JsonObject {
  const { study, plan } = result;
  const all = candidates(result);
  const shown = choosePanels(all).map(({ comparisons }) => ({ comparisons, points: slopePoints(result, comparisons) }));
  const grid = slopeGrid(shown.length, plan.windows.length);
  const windows = plan.windows.map((window) => `${window.name} (${windowDays(window)})`).join(", ");
  const some = shown.some(({ points }) => points.some(({ reading }) => reading !== "known"));
  const more = all.length - shown.length;
  const notes = [
    testNote(shown, plan),
    shown.some(hasMedian) ? `Bars: medians${some ? `, ${substituteText(plan)} for non-detects` : ""}.` : "",
    some ? "Hollow: beyond a limit, drawn at it." : "",
    more > 0 ? `And ${countText(more)} more variables, none with a smaller p.` : "",
  ];
  return chart({
    title: paired.title,
    group: result.group,
    subtitle: [
      `n = ${plural(study.patients.length, "patient")}, one value each a window: ${summaryText(plan)}. Windows: ${windows}.`,
      notes.filter((note) => note !== "").join(" "),
    ],
    description: `${paired.description} ${plural(study.patients.length, "patient")}, ${plural(shown.length, "variable")}.`,
    grid,
    data: shown.flatMap(({ points }) => points.map((point) => ({ ...point }))),
    panels: shown.map((panel) => panelSpec(result, panel, grid)),
  });
}

/** The variables with at least one pair. */
function candidates({ study, comparisons }: AnalysisResult) {
  const byVariable = new Map<number, PairedComparison[]>();
  for (const comparison of comparisons) {
    const own = byVariable.get(comparison.variable);
    if (own === undefined) byVariable.set(comparison.variable, [comparison]);
    else own.push(comparison);
  }
  return [...byVariable]
    .filter(([, own]) => own.some(({ pairs }) => pairs.length > 0))
    .map(([variable, own]) => ({
      comparisons: own,
      isScore: study.variables[variable].role === "score",
      p: smallestP(own.map(comparisonP)),
    }));
}

function smallestP(all: readonly (number | null)[]): number | null {
  const known = all.filter((p) => p !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** The test, and the floor under p where that is no small number. */
function testNote(shown: readonly Panel[], plan: Plan): string {
  const { estimate, label } = entryOf("test", plan.test);
  const change = estimate.replace(/ estimate$/u, "");
  if (shown.some(({ comparisons }) => comparisons.length > 1))
    return `Above each panel: change from the first window (${change}).`;
  const floors = shown.flatMap(({ comparisons }) => comparisons.map(({ test }) => test.floor ?? 0));
  const least = floors.length === 0 ? 0 : Math.min(...floors);
  const floor = least < 0.01 ? "" : `, never below ${pText(least)} on these data`;
  return `Above each panel: change (${change}) and unadjusted p (${label}${floor}).`;
}

function hasMedian({ comparisons }: Panel): boolean {
  return comparisons.length === 1 && comparisons[0].pairs.length >= ENOUGH_FOR_MEDIAN;
}

function panelSpec({ study, plan }: AnalysisResult, panel: Panel, grid: Grid): JsonObject {
  const [first] = panel.comparisons;
  const variable = study.variables[first.variable];
  const names = plan.windows.map(({ name }) => name);
  const axis = { title: null, labelAngle: 0, grid: false, labelLimit: (grid.width / names.length) * 1.1 };
  const x = {
    field: "window",
    type: "ordinal",
    sort: names,
    scale: { type: "point", domain: names, padding: 0.3 },
    axis,
  };
  const y = valueChannel(
    "value",
    valueAxis(
      variable,
      first.scale,
      panel.points.map(({ value }) => value).concat(hasMedian(panel) ? medianValues(first) : []),
    ),
  );
  const color = patientColour(study.patients);
  const shape = patientShape(study.patients);
  const tooltip = ["patient", "window", "value", "reading"].map((field) => ({ field }));
  const heading = variable.unit === null ? variable.id : `${variable.id} (${variable.unit})`;
  return {
    width: grid.width,
    height: grid.height,
    title: panelTitle(
      heading,
      panel.comparisons.map((comparison) => resultText(comparison, names)).join("; "),
      grid.width,
    ),
    transform: [{ filter: { field: "variable", equal: variable.id } }],
    layer: [
      {
        mark: { type: "line", ...lineLook(study.patients) },
        encoding: { x, y, color, strokeDash: patientDash(study.patients), detail: { field: "patient" } },
      },
      ...[false, true].map((hollow) => ({
        transform: [{ filter: `datum.reading ${hollow ? "!==" : "==="} 'known'` }],
        mark: pointLook(study.patients, hollow),
        encoding: { x, y, color, shape, tooltip },
      })),
      ...(hasMedian(panel) ? [medians(first, names, x, y)] : []),
    ],
  };
}

function medians(comparison: PairedComparison, names: readonly string[], x: JsonObject, y: JsonObject): JsonObject {
  const windows = [comparison.before, comparison.after];
  return {
    data: { values: medianValues(comparison).map((value, i) => ({ window: names[windows[i]], value })) },
    mark: { type: "tick", color: INK, thickness: 2.5, width: 26, orient: "horizontal" },
    encoding: { x, y },
  };
}

/** Both medians; there are both where there is a pair. */
function medianValues({ medianBefore, medianAfter }: PairedComparison): number[] {
  return medianBefore === null || medianAfter === null ? [] : [medianBefore, medianAfter];
}

/** `×0.168, p = .250`, with n where patients lack a pair; with several pairs of windows, each change by its window. */
function resultText(
  { estimate, scale, test, after, pairs, excluded }: PairedComparison,
  names: readonly string[],
): string {
  const change = changeText(estimate, scale);
  if (names.length > 2) return `${names[after]} ${change}`;
  const n = excluded.length === 0 ? "" : `n = ${countText(pairs.length)}, `;
  return `${n}${change}, p ${pText(test.p)
    .replace(/^(?![<>])/u, "= ")
    .replace(/^([<>])/u, "$1 ")}`;
}
