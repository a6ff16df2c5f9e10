import type { Json, JsonObject } from "../json.js";
import { textWidth } from "../render/text-width.js";
import { innerWidth, type Look } from "./look.js";

const SHAPES = ["circle", "square", "triangle-up", "diamond", "triangle-down"];
const DASHES = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
];
/** With more patients nobody can tell their lines apart; all are then drawn alike. */
const MOST_NAMED = 12;
/** With more patients their lines cover each other; what is drawn is then their distribution. */
const MOST_LINES = 40;
/** What a legend's symbol takes beside its text. */
const SYMBOL = 26;
/** The selection that a click in the legend, or on a mark, makes: one patient. */
const PICKED = "picked";
const UNPICKED_OPACITY = 0.1;

/** Patients with a look of their own, and so a legend. */
export function isNamed(patients: readonly string[]): boolean {
  return patients.length <= MOST_NAMED;
}

/** So many that they are summarised. */
export function isCrowd(patients: readonly string[]): boolean {
  return patients.length > MOST_LINES;
}

/**
 * Colour, shape and dash of each patient. Seven colours, five shapes and four dashes have no common factor, so that
 * no two of many patients share all, and the first ones differ in each, in greyscale too.
 */
export function patientColour(patients: readonly string[], look: Look): JsonObject {
  return isNamed(patients) ? byPatient(patients, look.theme.patients, look) : { value: look.theme.alike };
}

export function patientShape(patients: readonly string[], look: Look): JsonObject {
  return isNamed(patients) ? byPatient(patients, SHAPES, look) : { value: "circle" };
}

function patientDash(patients: readonly string[], look: Look): JsonObject {
  return isNamed(patients) ? byPatient(patients, DASHES, look) : { value: [1, 0] };
}

/** A line a patient: thinner where there are many. */
export function patientLines(patients: readonly string[], encoding: JsonObject, look: Look, clip = false): JsonObject {
  const named = isNamed(patients);
  return {
    mark: { type: "line", strokeWidth: named ? 1.5 : 0.8, ...(clip ? { clip } : {}) },
    encoding: {
      ...encoding,
      color: patientColour(patients, look),
      strokeDash: patientDash(patients, look),
      detail: { field: "patient" },
      description: { field: "patient", type: "nominal" },
      opacity: unlessPicked(patients, named ? 1 : 0.75),
    },
  };
}

/** A point a value; `hollow` is where (an expression on the datum), and null where none is. */
export function patientPoints(
  patients: readonly string[],
  hollow: string | null,
  encoding: JsonObject,
  look: Look,
): JsonObject[] {
  const named = isNamed(patients);
  const layer = (transform: readonly Json[], isHollow: boolean) => ({
    transform,
    mark: {
      type: "point",
      size: named ? 30 : 12,
      strokeWidth: 1.2,
      ...(isHollow ? { filled: false, fill: "white" } : { filled: true }),
    },
    encoding: {
      color: patientColour(patients, look),
      shape: patientShape(patients, look),
      opacity: unlessPicked(patients, named ? 1 : 0.85),
      ...encoding,
    },
  });
  return hollow === null
    ? [layer([], false)]
    : [layer([{ filter: `!(${hollow})` }], false), layer([{ filter: hollow }], true)];
}

/** Full opacity, unless another patient is picked. */
export function unlessPicked(patients: readonly string[], opacity: number): JsonObject {
  if (!isPickable(patients)) return { value: opacity };
  return { condition: { param: PICKED, value: opacity }, value: UNPICKED_OPACITY };
}

/** Whether there is a legend to pick from. */
export function isPickable(patients: readonly string[]): boolean {
  return patients.length > 1 && isNamed(patients);
}

/** The selection; it stands in one layer with the legend and serves all panels. */
export const PICKING: readonly Json[] = [
  { name: PICKED, select: { type: "point", fields: ["patient"] }, bind: "legend" },
];

/** One legend serves colour, shape and dash, since all three say the same. */
function byPatient(patients: readonly string[], range: readonly (string | number[])[], look: Look): JsonObject {
  const scale = { domain: patients, range: patients.map((_, i) => range[i % range.length]) };
  return { field: "patient", type: "nominal", scale, legend: patients.length < 2 ? null : legendOf(patients, look) };
}

/** Symbols without outline: a dashed one would fray them. */
function legendOf(patients: readonly string[], look: Look): JsonObject {
  const widest = textWidth({ fontSize: 11 }, patients) + SYMBOL;
  const columns = Math.floor((innerWidth(look) ?? Number.POSITIVE_INFINITY) / widest);
  return { title: "Patient", orient: "top", columns: Math.max(1, Math.min(MOST_NAMED, columns)), symbolStrokeWidth: 0 };
}
