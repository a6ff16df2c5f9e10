import type { JsonObject } from "../json.js";

/** Okabe & Ito's colours without yellow, which is lost on white; told apart with any colour vision. */
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
const SHAPES = ["circle", "square", "triangle-up", "diamond", "triangle-down"];
const DASHES = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
];

/** With more patients nobody can tell their lines apart; all are then drawn alike. */
const MOST_NAMED = 12;
const ALIKE = "#4a5a6a";

export const INK = "#222222";
export const FAINT_INK = "#666666";
export const GRID = "#e3e3e3";
/** Windows in turn: neighbours differ in lightness, and grid lines show through. */
export const WINDOW_FILL = "#6d8fb3";
export const WINDOW_OPACITIES = [0.2, 0.07] as const;

/** Whether each patient has a look of their own. */
function named(patients: readonly string[]): boolean {
  return patients.length <= MOST_NAMED;
}

/**
 * Colour, shape and dash of each patient. Seven colours, five shapes and four dashes have no common factor, so that
 * no two of many patients share all, and the first ones differ in each, in greyscale too.
 */
export function patientColour(patients: readonly string[]): JsonObject {
  return named(patients) ? byPatient(patients, COLOURS) : { value: ALIKE };
}

export function patientShape(patients: readonly string[]): JsonObject {
  return named(patients) ? byPatient(patients, SHAPES) : { value: "circle" };
}

export function patientDash(patients: readonly string[]): JsonObject {
  return named(patients) ? byPatient(patients, DASHES) : { value: [1, 0] };
}

/** How wide and how opaque the lines are: thinner where there are many. */
export function lineLook(patients: readonly string[]): JsonObject {
  return named(patients) ? { strokeWidth: 1.5, opacity: 0.9 } : { strokeWidth: 0.8, opacity: 0.45 };
}

/** How large the points are: small where there are many. */
export function pointLook(patients: readonly string[], hollow: boolean): JsonObject {
  const look = { type: "point", size: named(patients) ? 30 : 12, strokeWidth: 1.2, opacity: named(patients) ? 1 : 0.7 };
  return hollow ? { ...look, filled: false, fill: "white" } : { ...look, filled: true };
}

/** From −1 over 0 to 1: ColorBrewer's RdBu ends, told apart with any colour vision, and light at zero. */
export const DIVERGING = ["#2166ac", "#f7f7f7", "#b2182b"] as const;
export const NO_VALUE = "#d9d9d9";

/** Symbols without outline: a dashed one would fray them. */
const LEGEND = { title: "Patient", orient: "top", columns: 12, symbolStrokeWidth: 0 } as const;

/** One legend serves colour, shape and dash, since all three say the same. */
function byPatient(patients: readonly string[], range: readonly (string | number[])[]): JsonObject {
  const scale = { domain: patients, range: patients.map((_, i) => range[i % range.length]) };
  const legend = patients.length < 2 ? null : LEGEND;
  return { field: "patient", type: "nominal", scale, legend };
}
