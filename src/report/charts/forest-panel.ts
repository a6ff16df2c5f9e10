import type { AnalysisResult } from "../../analysis/result.js";
import type { JsonObject } from "../json.js";
import { pEqualsText } from "../number-text.js";
import { type ChangeAxis, FRACTIONS, ticksThatFit } from "./change-axis.js";
import type { ForestLayout } from "./forest-layout.js";
import type { ForestRow } from "./forest-rows.js";
import { panelTitle } from "./frame.js";
import type { Look } from "./look.js";
import { patientColour, patientShape, unlessPicked } from "./patient-look.js";
import { told } from "./told.js";
import { numberScale } from "./value-axis.js";

/** Rows that share an axis. */
export interface ForestPanel {
  readonly heading: string;
  readonly note: string;
  readonly rows: readonly ForestRow[];
  readonly axis: ChangeAxis;
}

export function forestDatum(
  { name, estimate, low, high, text, short, p, comparison }: ForestRow,
  panel: number,
  axis: ChangeAxis,
): JsonObject {
  const [from, to] = axis.domain;
  const bounded = low !== null || high !== null;
  return {
    panel,
    row: name,
    estimate,
    low: bounded ? (low ?? from) : estimate,
    high: bounded ? (high ?? to) : estimate,
    open: !bounded ? "none" : low === null ? "low" : high === null ? "high" : "none",
    text,
    short,
    p: `p ${pEqualsText(p)}`,
    n: comparison.pairs.length,
  };
}

export function forestPanel(
  { study }: AnalysisResult,
  { heading, note, rows, axis }: ForestPanel,
  index: number,
  { width, row, texts }: ForestLayout,
  look: Look,
): JsonObject {
  const { ink, faintInk } = look.theme;
  const names = [...new Set(rows.map(({ name }) => name))];
  const own = rows.flatMap(({ name, own }) => own.map((one) => ({ row: name, ...one })));
  const at = (bandPosition: number) => ({
    field: "row",
    type: "nominal",
    sort: names,
    scale: { type: "band", domain: names },
    bandPosition,
    axis: {
      title: null,
      ticks: false,
      domain: false,
      grid: false,
      // A score alone in its panel is named by the heading.
      labels: names.some((name) => name !== heading),
      labelLimit: 160,
      labelPadding: 6,
    },
  });
  // Each patient's marks lie below the line, so that the diamond hides none.
  const [line, below] = own.length > 0 ? [at(0.32), at(0.74)] : [at(0.5), at(0.5)];
  const x = {
    type: "quantitative",
    scale: numberScale(axis),
    axis: {
      title: null,
      values: ticksThatFit(axis, width),
      format: ",~r",
      ...(axis.logarithmic ? { labelExpr: FRACTIONS } : {}),
    },
  };
  return {
    width,
    height: Math.max(1, names.length) * row + (names.length === 1 ? 6 : 0),
    title: panelTitle({ text: heading, note }, width, look),
    transform: [{ filter: { field: "panel", equal: index } }],
    layer: [
      {
        data: { values: [{ none: axis.none }] },
        mark: { type: "rule", color: faintInk, strokeDash: [3, 3] },
        encoding: { x: { ...x, field: "none" } },
      },
      {
        mark: { type: "rule", color: ink, strokeWidth: 1.6 },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y: line },
      },
      ...(own.length > 0
        ? [
            {
              data: { values: own },
              mark: { type: "point", filled: true, size: 20, aria: false },
              encoding: {
                x: { ...x, field: "change" },
                y: below,
                color: patientColour(study.patients, look),
                shape: patientShape(study.patients, look),
                opacity: unlessPicked(study.patients, 1),
                ...told({ patient: "Patient", row: "Variable", text: "Change" }),
              },
            },
          ]
        : []),
      ...(["low", "high"] as const).map((end) => ({
        transform: [{ filter: `datum.open === '${end}'` }],
        mark: {
          type: "point",
          shape: end === "low" ? "triangle-left" : "triangle-right",
          filled: true,
          size: 45,
          color: ink,
          opacity: 1,
          aria: false,
        },
        encoding: { x: { ...x, field: end }, y: line },
      })),
      {
        mark: { type: "point", shape: "diamond", filled: true, size: 50, color: ink, opacity: 1 },
        encoding: {
          x: { ...x, field: "estimate" },
          y: line,
          ...told({ row: "Variable", text: "Change", p: "p", n: "Patients with both" }),
        },
      },
      ...texts.map(({ field, at: place }) => ({
        mark: { type: "text", align: "left", fontSize: 10, color: ink, aria: false },
        encoding: { x: { value: place }, y: at(0.5), text: { field, type: "nominal" } },
      })),
    ],
  };
}
