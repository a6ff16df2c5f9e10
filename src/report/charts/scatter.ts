import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { leading } from "../leading.js";
import { coefficientText, countText, pEqualsText } from "../number-text.js";
import { plural } from "../plural.js";
import { correlationP, correlationSize } from "../row-p.js";
import type { ChartKind } from "./chart-kind.js";
import { countScale } from "./count-scale.js";
import {
  chart,
  type Grid,
  HEADROOM,
  type Heading,
  moreSentence,
  panelTitles,
  sentences,
  windowsSentence,
} from "./frame.js";
import { DEFAULT_LOOK, type Look } from "./look.js";
import { AXIS_ROOM, mostPairs, pairGrid } from "./panel-grid.js";
import { isCrowd, patientLines, patientPoints } from "./patient-look.js";
import { type ScatterBin, scatterBins } from "./scatter-bins.js";
import { type ScatterPlace, type ScatterPoint, scatterPlaces, scatterPoints } from "./scatter-points.js";
import { told } from "./told.js";
import { ticksInRow, type ValueAxis, valueAxis, valueChannel } from "./value-axis.js";

/** A pair of fewer points shows nothing. */
const FEWEST_POINTS = 3;
const showsAny = ({ analyteRows }: Correlation): boolean => analyteRows.length >= FEWEST_POINTS;

/** The strongest pairs of analyte and score, visit by visit. */
export const scatter: ChartKind = {
  kind: "scatter",
  title: "Analyte against score, visit by visit",
  description: "Each analyte against a score measured at most a few days apart, one point a visit, one panel a pair.",
  // Comparisons say on which scale a variable was taken.
  needs: { compare: true, correlate: true },
  applies: ({ correlations }) => correlations.some(showsAny),
  spec,
};

interface Panel {
  readonly correlation: Correlation;
  readonly places: readonly ScatterPlace[];
  /** None of a crowd. */
  readonly points: readonly ScatterPoint[];
  readonly x: ValueAxis;
  readonly y: ValueAxis;
}

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { study, plan } = result;
  const { patients } = study;
  const all = result.correlations.filter(showsAny);
  const crowd = isCrowd(patients);
  const shown = leading(all, mostPairs(look), correlationP, correlationSize).map((correlation, i) =>
    panelOf(result, correlation, crowd ? [] : scatterPoints(result, correlation, i)),
  );
  const grid = pairGrid(shown.length, look);
  const points = shown.flatMap((panel) => panel.points);
  const data: readonly (ScatterPoint | ScatterBin)[] = crowd
    ? shown.flatMap((panel, i) => scatterBins(panel, i, grid))
    : points;
  const most = mostIn(data);
  const titles = panelTitles(
    shown.map(({ correlation }) => headingOf(result, correlation)),
    grid.width,
    look,
    { hang: AXIS_ROOM },
  );
  return chart(
    {
      title: scatter.title,
      group: result.group,
      subtitle: [
        `n = ${plural(patients.length, "patient")}, score and sample at most ${countText(plan.scoreTolerance)} days apart. ${windowsSentence(plan)}`,
        sentences(
          crowd ? "Squares: how many visits lie there." : "Smaller: earlier windows.",
          !crowd && points.some(({ fitted }) => fitted) ? "Lines: least squares inside each patient." : "",
          !crowd && points.some(({ reading }) => reading !== "measured") ? "Hollow: beyond a limit, drawn at it." : "",
          moreSentence(all.length - shown.length, "pair"),
        ),
      ],
      description: `${scatter.description} ${plural(patients.length, "patient")}, ${plural(shown.length, "pair")}.`,
      grid,
      data: data.map((datum) => ({ ...datum })),
      panels: shown.map((panel, i) => ({
        width: grid.width,
        height: grid.height,
        title: titles[i],
        transform: [{ filter: { field: "panel", equal: i } }],
        layer: [
          ...(crowd ? binMarks(result, panel, { grid, look, most }) : pointMarks(result, panel, { grid, look })),
          HEADROOM,
        ],
      })),
      patients,
    },
    look,
  );
}

function panelOf(result: AnalysisResult, correlation: Correlation, points: readonly ScatterPoint[]): Panel {
  const { study, comparisons } = result;
  const places = scatterPlaces(result, correlation);
  const scaleOf = (variable: number) =>
    comparisons.find((row) => row.variable === variable)?.scale ?? study.variables[variable].scale;
  const [analyte, score] = [study.variables[correlation.analyte], study.variables[correlation.score]];
  return {
    correlation,
    places,
    points,
    // Not over its whole range, as in courses: here it is the spread that matters.
    x: valueAxis(
      { ...score, role: "analyte", range: null },
      scaleOf(correlation.score),
      places.map((place) => place.score),
    ),
    y: valueAxis(
      analyte,
      scaleOf(correlation.analyte),
      places.map(({ value }) => value),
    ),
  };
}

function channels(
  { study }: AnalysisResult,
  { correlation, x, y }: Panel,
  width: number,
): { x: JsonObject; y: JsonObject } {
  const { id, unit } = study.variables[correlation.score];
  const channel = valueChannel("score", x);
  const title = unit === null ? id : `${id} (${unit})`;
  const axis = { ...(channel.axis as JsonObject), values: ticksInRow(x, width), title, grid: false };
  return { x: { ...channel, axis }, y: valueChannel("value", y) };
}

interface Place {
  readonly grid: Grid;
  readonly look: Look;
}

function pointMarks(result: AnalysisResult, panel: Panel, { grid, look }: Place): JsonObject[] {
  const { study, plan } = result;
  const { x, y } = channels(result, panel, grid.width);
  const size = {
    field: "window",
    type: "ordinal",
    scale: { domain: plan.windows.map(({ name }) => name), range: sizes(plan.windows.length) },
    legend: null,
  };
  const [analyte, score] = [study.variables[panel.correlation.analyte], study.variables[panel.correlation.score]];
  const says = told({
    patient: "Patient",
    day: "Day",
    window: "Window",
    valueText: analyte.id,
    scoreText: score.id,
  });
  const isBeyond = panel.points.some(({ reading }) => reading !== "measured");
  const fit = {
    transform: [
      { filter: "datum.fitted" },
      { calculate: panel.y.logarithmic ? "log(datum.value)" : "datum.value", as: "fit" },
      { regression: "fit", on: "score", groupby: ["patient"] },
      { calculate: panel.y.logarithmic ? "exp(datum.fit)" : "datum.fit", as: "value" },
    ],
    ...patientLines(study.patients, { x, y }, look, true),
  };
  const points = patientPoints(
    study.patients,
    isBeyond ? "datum.reading !== 'measured'" : null,
    { x, y, size, ...says },
    look,
  );
  return [...(panel.points.some(({ fitted }) => fitted) ? [fit] : []), ...points];
}

/** Squares by how many visits lie in them, on one scale over all panels. */
function binMarks(result: AnalysisResult, panel: Panel, { grid, look, most }: Place & { most: number }): JsonObject[] {
  const { study } = result;
  const { x, y } = channels(result, panel, grid.width);
  const { correlation } = panel;
  const color = {
    field: "n",
    type: "quantitative",
    ...countScale(most, "Visits", look),
  };
  const [analyte, score] = [study.variables[correlation.analyte], study.variables[correlation.score]];
  const says = told({ n: "Visits", valueText: analyte.id, scoreText: score.id });
  return [
    {
      mark: { type: "rect", opacity: 1 },
      encoding: { x, x2: { field: "scoreEnd" }, y, y2: { field: "valueEnd" }, color, ...says },
    },
  ];
}

function mostIn(data: readonly (ScatterPoint | ScatterBin)[]): number {
  return data.reduce((most, datum) => Math.max(most, "n" in datum ? datum.n : 0), 1);
}

/** Smaller for earlier windows. */
function sizes(windows: number): number[] {
  return Array.from({ length: windows }, (_, i) => 12 + Math.round((24 * (i + 1)) / windows));
}

function headingOf({ study }: AnalysisResult, correlation: Correlation): Heading {
  const [analyte, score] = [study.variables[correlation.analyte], study.variables[correlation.score]];
  const name = analyte.unit === null ? analyte.id : `${analyte.id} (${analyte.unit})`;
  return { text: `${name} and ${score.id}`, note: resultText(correlation) };
}

function resultText({ within, beyond, pooled }: Correlation): string {
  if (within === null) return `rho ${coefficientText(pooled.rho)} pooled`;
  const p = within.test.p === null ? "" : ` (p ${pEqualsText(within.test.p)})`;
  return `rho ${coefficientText(within.rho)} inside${p}, ${coefficientText(beyond?.rho ?? null)} beyond`;
}
