import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { countText } from "../number-text.js";
import { windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import { comparisonP } from "../row-p.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, type Grid, panelTitle } from "./frame.js";
import { FAINT_INK, INK, lineLook, patientColour, patientDash, patientShape, pointLook } from "./palette.js";
import { choosePanels } from "./panel-choice.js";
import { courseGrid, isLast } from "./panel-grid.js";
import { type TimeAxis, timeAxis, timeChannel } from "./time-axis.js";
import { canBeDrawn, limitLines, type Point, pointsOf } from "./trajectory-points.js";
import { valueAxis, valueChannel, variableText } from "./value-axis.js";
import { windowBands } from "./window-bands.js";

/** Each patient's course over time, a panel a variable: every sample, also those in no window. */
export const trajectories: ChartKind = {
  kind: "trajectories",
  title: "Courses around transplant",
  description: "Every measurement of every patient over days from transplant, one panel a variable.",
  applies: (result) => candidates(result).length > 0,
  spec,
};

interface Panel {
  readonly comparison: PairedComparison;
  readonly points: readonly Point[];
  readonly notPositive: number;
}

function spec(result: AnalysisResult): JsonObject {
  const { study, plan } = result;
  const all = candidates(result);
  const shown = choosePanels(all).map(({ comparison }) => ({
    comparison,
    ...pointsOf(result, comparison.variable, comparison.scale),
  }));
  const grid = courseGrid(shown.length);
  const axis = timeAxis(study.samples.day, grid.width);
  const beyond = shown.some(({ points }) => points.some(({ reading }) => reading !== "measured"));
  const lost = shown.reduce((sum, { notPositive }) => sum + notPositive, 0);
  const windows = plan.windows.map((window) => `${window.name} (${windowDays(window)})`).join(", ");
  const notes = [
    axis.compressed ? "Time on a symmetric log scale." : "",
    beyond ? "Hollow: beyond a limit (dashed), drawn at it." : "",
    lost > 0 ? `${plural(lost, "value")} not above zero not drawn.` : "",
    all.length > shown.length
      ? `And ${countText(all.length - shown.length)} more variables, none with a smaller p.`
      : "",
  ];
  const lines = `${plural(study.patients.length, "patient")}${study.patients.length > 1 ? ", a line each" : ""}`;
  return chart({
    title: trajectories.title,
    group: result.group,
    subtitle: [
      `n = ${lines}. Day 0 is transplant. Windows: ${windows}.`,
      notes.filter((note) => note !== "").join(" "),
    ].filter((line) => line !== ""),
    description: `${trajectories.description} ${plural(study.patients.length, "patient")}, ${plural(shown.length, "variable")}.`,
    grid,
    data: shown.flatMap(({ points }) => points.map((point) => ({ ...point }))),
    panels: shown.map((panel, i) => panelSpec(result, panel, axis, grid, isLast(i, shown.length, grid))),
  });
}

/** The variables that have something to draw. */
function candidates({ study, comparisons }: AnalysisResult) {
  return comparisons
    .filter(({ after, variable, scale }) => after === 1 && canBeDrawn(study.columns[variable], scale))
    .map((comparison) => ({
      comparison,
      isScore: study.variables[comparison.variable].role === "score",
      p: comparisonP(comparison),
    }));
}

function panelSpec(result: AnalysisResult, panel: Panel, axis: TimeAxis, grid: Grid, last: boolean): JsonObject {
  const { study, plan } = result;
  const variable = study.variables[panel.comparison.variable];
  const values = valueAxis(
    variable,
    panel.comparison.scale,
    panel.points.map(({ value }) => value),
  );
  const x = { ...timeChannel(axis, last), field: "day" };
  const y = valueChannel("value", values);
  const colour = patientColour(study.patients);
  const shape = patientShape(study.patients);
  const tooltip = ["patient", "day", "value", "reading"].map((field) => ({ field }));
  const reading = (hollow: boolean) => ({
    filter: `datum.reading ${hollow ? "!==" : "==="} 'measured'`,
  });
  return {
    width: grid.width,
    height: grid.height,
    title: panelTitle(variable.id, variableText(variable), grid.width, 3),
    transform: [{ filter: { field: "variable", equal: variable.id } }],
    layer: [
      ...windowBands(plan, axis, grid.width, last),
      ...limitLines(panel.points).map((limit) => ({
        data: { values: [{ limit }] },
        mark: { type: "rule", color: FAINT_INK, strokeDash: [3, 3], strokeWidth: 0.8 },
        encoding: { y: { ...y, field: "limit" } },
      })),
      {
        data: { values: [{ transplant: 0 }] },
        mark: { type: "rule", color: INK, strokeWidth: 1 },
        encoding: { x: { ...x, field: "transplant" } },
      },
      {
        mark: { type: "line", ...lineLook(study.patients) },
        encoding: { x, y, color: colour, strokeDash: patientDash(study.patients), detail: { field: "patient" } },
      },
      {
        transform: [reading(false)],
        mark: pointLook(study.patients, false),
        encoding: { x, y, color: colour, shape, tooltip },
      },
      {
        transform: [reading(true)],
        mark: pointLook(study.patients, true),
        encoding: { x, y, color: colour, shape, tooltip },
      },
    ],
  };
}
