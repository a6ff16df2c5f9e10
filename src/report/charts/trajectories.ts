import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { plural } from "../plural.js";
import { comparisonP, comparisonSize } from "../row-p.js";
import type { ChartKind } from "./chart-kind.js";
import { type CourseBin, courseBins, daySpans } from "./course-bins.js";
import { chart, type Grid, moreSentence, panelTitles, sentences, windowsSentence } from "./frame.js";
import { DEFAULT_LOOK, type Look } from "./look.js";
import { choosePanels, WITHOUT_PANEL } from "./panel-choice.js";
import { AXIS_ROOM, courseGrid, isLast, mostCourses } from "./panel-grid.js";
import { isCrowd, patientLines, patientPoints } from "./patient-look.js";
import { SPREAD_NOTE } from "./spread.js";
import { spreadCourse } from "./spread-marks.js";
import { type TimeAxis, timeAxis, timeChannel } from "./time-axis.js";
import { told } from "./told.js";
import { canBeDrawn, limitLines, type Measured, measuredOf, pointOf } from "./trajectory-points.js";
import { valueAxis, valueChannel, variableText } from "./value-axis.js";
import { windowBands } from "./window-bands.js";

/** Each patient's course over time, a panel a variable: every sample, also those in no window. */
export const trajectories: ChartKind = {
  kind: "trajectories",
  title: "Courses around transplant",
  description: "Every measurement of every patient over days from transplant, one panel a variable.",
  needs: { compare: true, correlate: false },
  applies: (result) => result.comparisons.some(hasCourse(result)),
  spec,
};

interface Panel {
  readonly comparison: PairedComparison;
  readonly points: readonly Measured[];
  readonly notPositive: number;
}

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { study, plan } = result;
  const { patients } = study;
  const all = candidates(result);
  const shown = choosePanels(all, mostCourses(look)).map(({ comparison }) => ({
    comparison,
    ...measuredOf(study.columns[comparison.variable], comparison.scale),
  }));
  const grid = courseGrid(shown.length, look);
  const axis = timeAxis(study.samples.day, grid.width);
  const crowd = isCrowd(patients);
  const { day } = study.samples;
  const spans = daySpans(day, axis);
  const bins = crowd
    ? shown.map(({ points, comparison }) => courseBins(points, spans, day, study.variables[comparison.variable]))
    : [];
  const beyond = (crowd ? bins : shown.map(({ points }) => points)).some((own) =>
    own.some(({ reading }) => reading !== "measured"),
  );
  const lost = shown.reduce((sum, { notPositive }) => sum + notPositive, 0);
  const titles = panelTitles(
    shown.map(({ comparison }) => {
      const variable = study.variables[comparison.variable];
      return { text: variable.id, note: variableText(variable) };
    }),
    grid.width,
    look,
    { offset: 3, hang: AXIS_ROOM },
  );
  const each = patients.length > 1 && !crowd ? ", a line each" : "";
  return chart(
    {
      title: trajectories.title,
      group: result.group,
      subtitle: [
        `n = ${plural(patients.length, "patient")}${each}. Day 0 is transplant. ${windowsSentence(plan)}`,
        sentences(
          crowd ? SPREAD_NOTE : "",
          axis.compressed ? "Time on a symmetric log scale." : "",
          beyond ? `Hollow: ${crowd ? "median " : ""}beyond a limit (dashed), drawn at it.` : "",
          lost > 0 ? `${plural(lost, "value")} not above zero not drawn.` : "",
          moreSentence(all.length - shown.length, "variable", WITHOUT_PANEL),
        ),
      ],
      description: `${trajectories.description} ${plural(patients.length, "patient")}, ${plural(shown.length, "variable")}.`,
      grid,
      data: crowd
        ? bins.flatMap((own) => own.map((bin) => ({ ...bin })))
        : shown.flatMap(({ points, comparison }) =>
            points.map((point) => ({ ...pointOf(study, comparison.variable, point) })),
          ),
      panels: shown.map((panel, i) => ({
        width: grid.width,
        height: grid.height,
        title: titles[i],
        ...panelSpec(result, panel, { axis, grid, last: isLast(i, shown.length, grid), look, bins: bins[i] }),
      })),
      patients,
    },
    look,
  );
}

/** Whether a variable, by the first of its comparisons, has something to draw. */
function hasCourse({ study }: AnalysisResult): (comparison: PairedComparison) => boolean {
  return ({ after, variable, scale }) => after === 1 && canBeDrawn(study.columns[variable], scale);
}

function candidates(result: AnalysisResult) {
  return result.comparisons.filter(hasCourse(result)).map((comparison) => ({
    comparison,
    isScore: result.study.variables[comparison.variable].role === "score",
    p: comparisonP(comparison),
    size: comparisonSize(comparison),
  }));
}

interface Place {
  readonly axis: TimeAxis;
  readonly grid: Grid;
  readonly last: boolean;
  readonly look: Look;
  readonly bins: readonly CourseBin[] | undefined;
}

function panelSpec(result: AnalysisResult, panel: Panel, { axis, grid, last, look, bins }: Place): JsonObject {
  const { study, plan } = result;
  const variable = study.variables[panel.comparison.variable];
  const values = bins?.flatMap(({ low, high }) => [low, high]) ?? panel.points.map(({ value }) => value);
  const isBeyond = panel.points.some(({ reading }) => reading !== "measured");
  const x = { ...timeChannel(axis, last), field: "day" };
  const drawn = valueAxis(variable, panel.comparison.scale, values);
  const y = valueChannel("value", drawn);
  const limits = limitLines(panel.points).filter((limit) => drawn.domain[0] < limit && limit < drawn.domain[1]);
  const says = told({ patient: "Patient", day: "Day", text: variable.id });
  return {
    transform: [{ filter: { field: "variable", equal: variable.id } }],
    layer: [
      ...windowBands(plan, axis, grid.width, last, look),
      ...limits.map((limit) => ({
        data: { values: [{ limit }] },
        mark: { type: "rule", color: look.theme.faintInk, strokeDash: [3, 3], strokeWidth: 0.8 },
        encoding: { y: { ...y, field: "limit" } },
      })),
      {
        data: { values: [{ transplant: 0 }] },
        mark: { type: "rule", color: look.theme.ink, strokeWidth: 1 },
        encoding: { x: { ...x, field: "transplant" } },
      },
      ...(bins === undefined
        ? [
            patientLines(study.patients, { x, y }, look),
            ...patientPoints(study.patients, isBeyond ? "datum.reading !== 'measured'" : null, { x, y, ...says }, look),
          ]
        : spreadCourse(x, y, told({ days: "Days", text: `${variable.id}, median`, n: "Measurements" }), look)),
    ],
  };
}
