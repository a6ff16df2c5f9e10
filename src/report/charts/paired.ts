import type { Plan } from "../../analysis/plan.js";
import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { changeText, countText, pEqualsText, pText } from "../number-text.js";
import { substituteText, summaryText } from "../plan-text.js";
import { plural } from "../plural.js";
import { comparisonP, comparisonSize } from "../row-p.js";
import type { ChartKind } from "./chart-kind.js";
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
import { choosePanels, WITHOUT_PANEL } from "./panel-choice.js";
import { AXIS_ROOM, mostSlopes, slopeGrid } from "./panel-grid.js";
import { isCrowd, patientLines, patientPoints } from "./patient-look.js";
import { type SlopePoint, slopePoints } from "./slope-points.js";
import { type SlopeSpread, slopeSpreads } from "./slope-spreads.js";
import { spreadBoxes } from "./spread-marks.js";
import { told } from "./told.js";
import { valueAxis, valueChannel } from "./value-axis.js";

/** From this many pairs on their median is drawn too. */
const ENOUGH_FOR_MEDIAN = 6;

/** What the paired test compared: each patient's value in each window, joined, a panel a variable. */
export const paired: ChartKind = {
  kind: "paired",
  title: "Before and after, patient by patient",
  description:
    "Each patient's value in each window, joined by a line, one panel a variable: the pairs that were tested.",
  needs: { compare: true, correlate: false },
  applies: ({ comparisons }) => comparisons.some(hasPairs),
  spec,
};

/** One variable: its comparisons, a pair of windows each, and what they compared. */
interface Panel {
  readonly comparisons: readonly PairedComparison[];
  readonly points: readonly SlopePoint[];
}

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { study, plan } = result;
  const { patients } = study;
  const all = candidates(result);
  const shown = choosePanels(all, mostSlopes(plan.windows.length, look)).map(({ comparisons }) => ({
    comparisons,
    points: slopePoints(result, comparisons),
  }));
  const grid = slopeGrid(shown.length, plan.windows.length, look);
  const crowd = isCrowd(patients);
  const spreads = crowd ? shown.map(({ points, comparisons }) => slopeSpreads(result, points, comparisons[0])) : [];
  const beyond = crowd
    ? spreads.some((own) => own.some(({ reading }) => reading !== "measured"))
    : shown.some(({ points }) => points.some(({ reading }) => reading !== "known"));
  const titles = panelTitles(
    shown.map(({ comparisons }) => headingOf(result, comparisons)),
    grid.width,
    look,
    { hang: AXIS_ROOM },
  );
  const bars = !crowd && shown.some(hasMedian);
  return chart(
    {
      title: paired.title,
      group: result.group,
      subtitle: [
        `n = ${plural(patients.length, "patient")}, one value each a window: ${summaryText(plan)}. ${windowsSentence(plan)}`,
        sentences(
          testNote(shown, plan),
          crowd ? "Points: medians; bars: middle half and middle four fifths of the patients." : "",
          bars ? `Bars: medians${beyond ? `, ${substituteText(plan)} for non-detects` : ""}.` : "",
          beyond ? "Hollow: beyond a limit, drawn at it." : "",
          moreSentence(all.length - shown.length, "variable", WITHOUT_PANEL),
        ),
      ],
      description: `${paired.description} ${plural(patients.length, "patient")}, ${plural(shown.length, "variable")}.`,
      grid,
      data: crowd
        ? spreads.flatMap((own) => own.map((spread) => ({ ...spread })))
        : shown.flatMap(({ points }) => points.map((point) => ({ ...point, text: point.text() }))),
      panels: shown.map((panel, i) => ({
        width: grid.width,
        height: grid.height,
        title: titles[i],
        ...panelSpec(result, panel, { grid, look, spreads: spreads[i] }),
      })),
      patients,
    },
    look,
  );
}

const hasPairs = ({ pairs }: PairedComparison): boolean => pairs.length > 0;

/** The variables with at least one pair. */
function candidates({ study, comparisons }: AnalysisResult) {
  const byVariable = new Map<number, PairedComparison[]>();
  for (const comparison of comparisons) {
    const own = byVariable.get(comparison.variable);
    if (own === undefined) byVariable.set(comparison.variable, [comparison]);
    else own.push(comparison);
  }
  return [...byVariable]
    .filter(([, own]) => own.some(hasPairs))
    .map(([variable, own]) => ({
      comparisons: own,
      isScore: study.variables[variable].role === "score",
      p: smallestP(own.map(comparisonP)),
      size: Math.max(...own.map(comparisonSize)),
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

interface Place {
  readonly grid: Grid;
  readonly look: Look;
  readonly spreads: readonly SlopeSpread[] | undefined;
}

function panelSpec({ study, plan }: AnalysisResult, panel: Panel, { grid, look, spreads }: Place): JsonObject {
  const [first] = panel.comparisons;
  const variable = study.variables[first.variable];
  const names = plan.windows.map(({ name }) => name);
  const x = {
    field: "window",
    type: "ordinal",
    sort: names,
    scale: { type: "point", domain: names, padding: 0.3 },
    axis: { title: null, labelAngle: 0, grid: false, labelLimit: (grid.width / names.length) * 1.1 },
  };
  const isBeyond = panel.points.some(({ reading }) => reading !== "known");
  const medianLine = spreads === undefined && hasMedian(panel);
  const values = spreads?.flatMap(({ low, high }) => [low, high]) ?? [
    ...panel.points.map(({ value }) => value),
    ...(medianLine ? medianValues(first) : []),
  ];
  const y = valueChannel("value", valueAxis(variable, first.scale, values));
  const says = told({ patient: "Patient", window: "Window", text: variable.id });
  return {
    transform: [{ filter: { field: "variable", equal: variable.id } }],
    layer: [
      ...(spreads === undefined
        ? [
            patientLines(study.patients, { x, y }, look),
            ...patientPoints(study.patients, isBeyond ? "datum.reading !== 'known'" : null, { x, y, ...says }, look),
            ...(medianLine ? [medians(first, names, { x, y }, look)] : []),
          ]
        : spreadBoxes(x, y, told({ window: "Window", text: `${variable.id}, median`, n: "Patients" }), look)),
      HEADROOM,
    ],
  };
}

function medians(
  comparison: PairedComparison,
  names: readonly string[],
  { x, y }: { x: JsonObject; y: JsonObject },
  look: Look,
): JsonObject {
  const windows = [comparison.before, comparison.after];
  return {
    data: { values: medianValues(comparison).map((value, i) => ({ window: names[windows[i]], value })) },
    mark: { type: "tick", color: look.theme.ink, thickness: 2.5, width: 26, orient: "horizontal" },
    encoding: { x, y },
  };
}

/** Both medians; there are both where there is a pair. */
function medianValues({ medianBefore, medianAfter }: PairedComparison): number[] {
  return medianBefore === null || medianAfter === null ? [] : [medianBefore, medianAfter];
}

/** The variable with its unit, and under it what its comparisons gave. */
function headingOf({ study, plan }: AnalysisResult, comparisons: readonly PairedComparison[]): Heading {
  const { id, unit } = study.variables[comparisons[0].variable];
  const names = plan.windows.map(({ name }) => name);
  const note = comparisons.map((comparison) => resultText(comparison, names)).join("; ");
  return { text: unit === null ? id : `${id} (${unit})`, note };
}

/** `×0.168, p = .250`, with n where patients lack a pair; with several pairs of windows, each change by its window. */
function resultText(
  { estimate, scale, test, after, pairs, excluded }: PairedComparison,
  names: readonly string[],
): string {
  const change = changeText(estimate, scale);
  if (names.length > 2) return `${names[after]} ${change}`;
  const n = excluded.length === 0 ? "" : `n = ${countText(pairs.length)}, `;
  return `${n}${change}, p ${pEqualsText(test.p)}`;
}
