import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { leading } from "../leading.js";
import { countText } from "../number-text.js";
import { windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import type { ChartKind } from "./chart-kind.js";
import { chart, type Grid, panelTitle } from "./frame.js";
import { FAINT_INK, INK, lineLook, patientColour, patientDash, patientShape, pointLook } from "./palette.js";
import { courseGrid, isLast, MOST_PANELS } from "./panel-grid.js";
import { type TimeAxis, timeAxis, timeChannel } from "./time-axis.js";
import { limitLines, type Point, pointsOf } from "./trajectory-points.js";
import { valueAxis, valueChannel, variableText } from "./value-axis.js";
import { windowBands } from "./window-bands.js";

/** Each patient's course over time, a panel a variable: every sample, also those in no window. */
export const trajectories: ChartKind = {
  kind: "trajectories",
  title: "Courses around transplant",
  description: "Every measurement of every patient over days from transplant, one panel a variable.",
  applies: (result) => panelsOf(result).length > 0,
  spec,
};

interface Panel {
  readonly comparison: PairedComparison;
  readonly points: readonly Point[];
  readonly notPositive: number;
}

function spec(result: AnalysisResult): JsonObject {
  const { study, plan } = result;
  const all = panelsOf(result);
  const shown = chosen(result, all);
  const grid = courseGrid(shown.length);
  const axis = timeAxis(study.samples.day, grid.width);
  const beyond = shown.some(({ points }) => points.some(({ reading }) => reading !== "measured"));
  const lost = shown.reduce((sum, { notPositive }) => sum + notPositive, 0);
  const windows = plan.windows.map((window) => `${window.name} (${windowDays(window)})`).join(", ");
  const notes = [
    beyond ? "Hollow: beyond a limit (dashed), drawn at it." : "",
    lost > 0 ? `${plural(lost, "value")} not above zero not drawn.` : "",
    all.length > shown.length
      ? `And ${countText(all.length - shown.length)} more variables, none with a smaller p.`
      : "",
  ];
  const lines = `${plural(study.patients.length, "patient")}${study.patients.length > 1 ? ", a line each" : ""}`;
  return chart({
    title: trajectories.title,
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

/** A panel a variable that has something to draw; scores first, since they say how the patient is. */
function panelsOf(result: AnalysisResult): Panel[] {
  const { study, comparisons } = result;
  const role = ({ variable }: PairedComparison) => (study.variables[variable].role === "score" ? 0 : 1);
  return comparisons
    .filter(({ after }) => after === 1)
    .sort((a, b) => role(a) - role(b))
    .map((comparison) => ({ comparison, ...pointsOf(result, comparison.variable, comparison.scale) }))
    .filter(({ points }) => points.length > 0);
}

/** Where not all fit: all scores that do, then the analytes with the smallest p. */
function chosen({ study }: AnalysisResult, panels: readonly Panel[]): Panel[] {
  const scores = panels.filter(({ comparison }) => study.variables[comparison.variable].role === "score");
  const analytes = panels.slice(scores.length);
  const room = Math.max(MOST_PANELS - scores.length, MOST_PANELS / 2);
  const p = ({ comparison }: Panel) => comparison.test.p;
  return [...leading(scores, MOST_PANELS - Math.min(room, analytes.length), p), ...leading(analytes, room, p)];
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
      ...windowBands(plan, axis, last),
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
