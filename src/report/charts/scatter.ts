import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { leading } from "../leading.js";
import { coefficientText, countText, pText } from "../number-text.js";
import { windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import { correlationP } from "../row-p.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, type Grid, panelTitle } from "./frame.js";
import { lineLook, patientColour, patientDash, patientShape, pointLook } from "./palette.js";
import { type ScatterPoint, scatterPoints } from "./scatter-points.js";
import { valueAxis, valueChannel } from "./value-axis.js";

/** More panels than this would only be the weaker pairs. */
const MOST_PAIRS = 12;
/** A pair of fewer points shows nothing. */
const FEWEST_POINTS = 3;

/** The strongest pairs of analyte and score, visit by visit. */
export const scatter: ChartKind = {
  kind: "scatter",
  title: "Analyte against score, visit by visit",
  description: "Each analyte against a score measured at most a few days apart, one point a visit, one panel a pair.",
  applies: (result) => candidates(result).length > 0,
  spec,
};

interface Panel {
  readonly correlation: Correlation;
  readonly points: readonly ScatterPoint[];
}

function spec(result: AnalysisResult): JsonObject {
  const { study, plan } = result;
  const all = candidates(result);
  const shown = leading(all, MOST_PAIRS, correlationP).map((correlation, panel) => ({
    correlation,
    points: scatterPoints(result, correlation, panel),
  }));
  const grid = gridOf(shown.length);
  const points = shown.flatMap((panel) => panel.points);
  const windows = plan.windows.map((window) => `${window.name} (${windowDays(window)})`).join(", ");
  const notes = [
    "Paler: earlier windows.",
    points.some(({ fitted }) => fitted) ? "Lines: least squares inside each patient." : "",
    points.some(({ reading }) => reading !== "measured") ? "Hollow: beyond a limit, drawn at it." : "",
    all.length > shown.length ? `And ${countText(all.length - shown.length)} more pairs, none with a smaller p.` : "",
  ];
  return chart({
    title: scatter.title,
    group: result.group,
    subtitle: [
      `n = ${plural(study.patients.length, "patient")}, score and sample at most ${countText(plan.scoreTolerance)} days apart. Windows: ${windows}.`,
      notes.filter((note) => note !== "").join(" "),
    ],
    description: `${scatter.description} ${plural(study.patients.length, "patient")}, ${plural(shown.length, "pair")}.`,
    grid,
    data: points.map((point) => ({ ...point })),
    panels: shown.map((panel, i) => panelSpec(result, panel, i, grid)),
  });
}

function candidates({ correlations }: AnalysisResult): Correlation[] {
  return correlations.filter(({ analyteRows }) => analyteRows.length >= FEWEST_POINTS);
}

function gridOf(panels: number): Grid {
  if (panels === 1) return { columns: 1, width: 420, height: 300 };
  if (panels <= 4) return { columns: 2, width: 300, height: 200 };
  return panels <= 6 ? { columns: 3, width: 240, height: 170 } : { columns: 4, width: 205, height: 150 };
}

function panelSpec(result: AnalysisResult, { correlation, points }: Panel, index: number, grid: Grid): JsonObject {
  const { study, plan, comparisons } = result;
  const [analyte, score] = [study.variables[correlation.analyte], study.variables[correlation.score]];
  const scaleOf = (variable: number) =>
    comparisons.find((row) => row.variable === variable)?.scale ?? study.variables[variable].scale;
  const yAxis = valueAxis(
    analyte,
    scaleOf(correlation.analyte),
    points.map(({ value }) => value),
  );
  // Not over its whole range, as in courses: here it is the spread that matters.
  const xAxis = valueAxis(
    { ...score, role: "analyte", range: null },
    scaleOf(correlation.score),
    points.map(({ score }) => score),
  );
  const y = valueChannel("value", yAxis);
  const titled = {
    ...(valueChannel("score", xAxis).axis as JsonObject),
    title: score.unit === null ? score.id : `${score.id} (${score.unit})`,
    grid: false,
  };
  const x = { ...valueChannel("score", xAxis), axis: titled };
  const colour = patientColour(study.patients);
  const opacity = {
    field: "window",
    type: "ordinal",
    scale: { domain: plan.windows.map(({ name }) => name), range: opacities(plan.windows.length) },
    legend: null,
  };
  const tooltip = ["patient", "day", "value", "score", "window", "reading"].map((field) => ({ field }));
  const marks = [false, true].map((hollow) => {
    const { opacity: _, ...look } = pointLook(study.patients, hollow) as { opacity: number };
    return {
      transform: [{ filter: `datum.reading ${hollow ? "!==" : "==="} 'measured'` }],
      mark: look,
      encoding: { x, y, color: colour, shape: patientShape(study.patients), opacity, tooltip },
    };
  });
  const fit = {
    transform: [
      { filter: "datum.fitted" },
      { calculate: yAxis.logarithmic ? "log(datum.value)" : "datum.value", as: "fit" },
      { regression: "fit", on: "score", groupby: ["patient"] },
      { calculate: yAxis.logarithmic ? "exp(datum.fit)" : "datum.fit", as: "value" },
    ],
    mark: { type: "line", clip: true, ...lineLook(study.patients) },
    encoding: { x, y, color: colour, strokeDash: patientDash(study.patients), detail: { field: "patient" } },
  };
  return {
    width: grid.width,
    height: grid.height,
    title: panelTitle(
      `${analyte.id}${analyte.unit === null ? "" : ` (${analyte.unit})`} and ${score.id}`,
      resultText(correlation),
      grid.width,
    ),
    transform: [{ filter: { field: "panel", equal: index } }],
    layer: [...(points.some(({ fitted }) => fitted) ? [fit] : []), ...marks],
  };
}

/** Paler for earlier windows; the last is opaque. */
function opacities(windows: number): number[] {
  return Array.from({ length: windows }, (_, i) => Number((0.4 + (0.6 * i) / Math.max(1, windows - 1)).toFixed(2)));
}

function resultText({ within, beyond, pooled }: Correlation): string {
  if (within === null) return `rho ${coefficientText(pooled.rho)} pooled`;
  const p =
    within.test.p === null
      ? ""
      : ` (p ${pText(within.test.p)
          .replace(/^(?![<>])/u, "= ")
          .replace(/^([<>])/u, "$1 ")})`;
  return `rho ${coefficientText(within.rho)} inside${p}, ${coefficientText(beyond?.rho ?? null)} beyond`;
}
