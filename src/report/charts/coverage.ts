import type { AnalysisResult } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { countText } from "../number-text.js";
import { plural } from "../plural.js";
import { textWidth } from "../render/text-width.js";
import { dayText } from "../table/day-text.js";
import type { ChartKind } from "./chart-kind.js";
import { coverageBins, drawnVisit, visitsOf } from "./coverage-visits.js";
import { chart, moreSentence, sentences, windowsSentence } from "./frame.js";
import { DEFAULT_LOOK, innerWidth, type Look, rowsThatFit } from "./look.js";
import { type TimeAxis, timeAxis, timeChannel } from "./time-axis.js";
import { told } from "./told.js";
import { excludedBand, windowBands } from "./window-bands.js";

/** More patients than this are counted over days instead. */
const MOST_ROWS = 60;
const FREE = { width: 560, row: 16, strip: 90 } as const;
const FITTED_ROW = 11;
const HEAD = 110;
const LONGEST_NAME = 120;

/** Who was sampled when: blood and scores of each patient over days, with the windows and the days left out. */
export const coverage: ChartKind = {
  kind: "coverage",
  title: "Who was sampled when",
  description: "Each patient's blood samples and score visits over days from transplant, with the windows.",
  needs: { compare: false, correlate: false },
  applies: ({ study }) => study.samples.length > 0,
  spec,
};

const KINDS = ["Blood", "Scores"] as const;
/** A plus inside the ring, so that blood and scores of one day are both seen. */
const PLUS = "M-1,0L1,0M0,-1L0,1";
const LEGEND = { title: null, orient: "top", symbolStrokeWidth: 1.2 } as const;

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { study, plan } = result;
  const { patients } = study;
  const visits = visitsOf(result);
  const inner = innerWidth(look);
  const names = textWidth({ fontSize: 10 }, patients);
  const width = inner === null ? FREE.width : Math.floor(inner - Math.min(LONGEST_NAME, names) - 12);
  const axis = timeAxis(study.samples.day, width);
  const room = rowsThatFit(look, { head: HEAD, row: FITTED_ROW, least: 3, most: MOST_ROWS });
  const isCounted = patients.length > MOST_ROWS;
  const rows = patients.slice(0, room);
  const shown = new Set(rows);
  const data = isCounted
    ? coverageBins(visits, axis).map((bin) => ({ ...bin }))
    : visits.filter(({ patient }) => shown.has(patient)).map(drawnVisit);
  const place: Place = { axis, width, look };
  return chart(
    {
      title: coverage.title,
      group: result.group,
      subtitle: [
        `n = ${plural(patients.length, "patient")}. Day 0 is transplant. ${windowsSentence(plan)}`,
        sentences(
          countsSentence(result),
          plan.excludeDays === null
            ? ""
            : `Grey: days ${plan.excludeDays.map(dayText).join(" to ")}, left out of every window.`,
          axis.compressed ? "Time on a symmetric log scale." : "",
          isCounted ? "" : moreSentence(patients.length - rows.length, "patient", ""),
        ),
      ],
      description: `${coverage.description} ${plural(patients.length, "patient")}, ${plural(study.samples.length, "day")}.`,
      grid: { columns: 1, width: width + 40, height: 0 },
      data,
      panels: isCounted
        ? KINDS.filter((kind) => visits.some((visit) => visit.kind === kind)).map((kind, i, all) =>
            countedPanel(result, kind, i === all.length - 1, place),
          )
        : [rowsPanel(result, rows, place)],
    },
    look,
  );
}

/** How many samples each window holds, and how many lie in none. */
function countsSentence({ plan, alignment, study }: AnalysisResult): string {
  const counts = plan.windows.map(({ name }, i) => `${countText(alignment.counts[i])} ${name}`);
  const none = study.samples.length - alignment.counts.reduce((sum, count) => sum + count, 0);
  return `Days sampled: ${counts.join(", ")}${none > 0 ? `, ${countText(none)} in no window` : ""}.`;
}

interface Place {
  readonly axis: TimeAxis;
  readonly width: number;
  readonly look: Look;
}

function behind({ plan }: AnalysisResult, last: boolean, { axis, width, look }: Place): JsonObject[] {
  return [
    ...windowBands(plan, axis, width, last, look),
    ...excludedBand(plan, axis, last, look),
    {
      data: { values: [{ transplant: 0 }] },
      mark: { type: "rule", color: look.theme.ink, strokeWidth: 1 },
      encoding: { x: { ...timeChannel(axis, last), field: "transplant" } },
    },
  ];
}

function rowsPanel(result: AnalysisResult, rows: readonly string[], place: Place): JsonObject {
  const { axis, width, look } = place;
  const { patients } = look.theme;
  const row = look.width === null ? FREE.row : FITTED_ROW;
  const y = {
    field: "patient",
    type: "nominal",
    sort: [...rows],
    scale: { type: "band", domain: [...rows] },
    axis: { title: null, ticks: false, domain: false, grid: true, labelLimit: LONGEST_NAME, labelPadding: 6 },
  };
  const size = Math.min(56, row * row * 0.3);
  const kind = (range: readonly string[]) => ({
    field: "kind",
    type: "nominal",
    scale: { domain: [...KINDS], range: [...range] },
    legend: LEGEND,
  });
  return {
    width,
    height: rows.length * row,
    layer: [
      ...behind(result, true, place),
      {
        mark: { type: "point", filled: false, size, strokeWidth: 1.3, opacity: 1 },
        encoding: {
          x: { ...timeChannel(axis, true), field: "day" },
          y: { ...y, bandPosition: 0.5 },
          shape: kind(["circle", PLUS]),
          color: kind([patients[0], patients[1]]),
          ...told({ patient: "Patient", day: "Day", kind: "Kind", window: "Window", text: "Measured" }),
        },
      },
    ],
  };
}

function countedPanel(result: AnalysisResult, kind: (typeof KINDS)[number], last: boolean, place: Place): JsonObject {
  const { axis, width, look } = place;
  return {
    width,
    height: FREE.strip,
    transform: [{ filter: { field: "kind", equal: kind } }],
    layer: [
      ...behind(result, last, place),
      {
        mark: { type: "rect", color: look.theme.alike, opacity: 0.9 },
        encoding: {
          x: { ...timeChannel(axis, last), field: "day" },
          x2: { field: "dayEnd" },
          y: {
            field: "patients",
            type: "quantitative",
            axis: { title: `Patients, ${kind.toLowerCase()}`, tickCount: 4, format: "d" },
          },
          y2: { datum: 0 },
          ...told({ days: "Days", patients: "Patients", samples: "Visits" }),
        },
      },
    ],
  };
}
