import type { View } from "vega";
import { withoutBuiltIns } from "../../render/built-in-names.js";

/** A selection of patients by the legend, as a specification names it. */
interface Selection {
  readonly view: View;
  readonly store: string;
}

/** The patients that the selections of a group of charts show: one of them, or all. */
export interface Picker {
  /** Lets a chart take part, with the selections that its specification binds to a legend of patients. */
  readonly join: (view: View, spec: object) => void;
}

const FIELD = "patient";

/** Buttons and legends that pick a patient in every chart that has joined; picking again lets all be seen. */
export function patientPicker(buttons: readonly HTMLButtonElement[]): Picker {
  const selections: Selection[] = [];
  let picked: string | null = null;
  const pick = (patient: string | null) => {
    if (patient === picked) return;
    picked = patient;
    for (const button of buttons) button.ariaPressed = String(nameIn(button) === picked);
    for (const selection of selections) show(selection, picked);
  };
  for (const button of buttons)
    button.addEventListener("click", () => pick(nameIn(button) === picked ? null : nameIn(button)));
  return {
    join: (view, spec) => {
      for (const name of selectionsIn(spec)) {
        const selection = { view, store: `${name}_store` };
        selections.push(selection);
        view.addDataListener(selection.store, (_, tuples) => pick(pickedIn(tuples)));
        if (picked !== null) show(selection, picked);
      }
    },
  };
}

/** A patient as the drawn charts call them. */
function nameIn(button: HTMLButtonElement): string {
  return String(withoutBuiltIns(button.value));
}

/** Names of the point selections over patients that a legend drives, wherever in the specification they stand. */
function selectionsIn(spec: object): string[] {
  return Object.entries(spec).flatMap(([key, value]) => {
    if (key === "params" && Array.isArray(value)) return value.filter(isOfPatients).map(({ name }) => String(name));
    return typeof value === "object" && value !== null && key !== "data" ? selectionsIn(value) : [];
  });
}

function isOfPatients(param: { name?: unknown; bind?: unknown; select?: { fields?: unknown } }): boolean {
  const { bind, select } = param;
  const isLegend = bind === "legend" || (typeof bind === "object" && bind !== null && "legend" in bind);
  return isLegend && Array.isArray(select?.fields) && select.fields.includes(FIELD);
}

function pickedIn(tuples: unknown): string | null {
  const [tuple] = Array.isArray(tuples) ? (tuples as { fields: { field: string }[]; values: unknown[] }[]) : [];
  const index = tuple?.fields.findIndex(({ field }) => field === FIELD) ?? -1;
  return index < 0 ? null : String(tuple.values[index]);
}

function show({ view, store }: Selection, patient: string | null): void {
  const current = pickedIn(view.data(store));
  if (current === patient) return;
  view.data(store, patient === null ? [] : [{ unit: "", fields: [{ type: "E", field: FIELD }], values: [patient] }]);
  view.runAsync();
}
