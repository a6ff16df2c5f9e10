import type { JsonObject } from "../../json.js";
import { unpacked } from "../packed-data.js";
import { dataCsv, dataOf } from "./chart-data.js";
import { dataTable } from "./data-table.js";
import { drawChart } from "./draw-chart.js";
import { type Picker, patientPicker } from "./pick-patient.js";
import { makeFilterable } from "./row-filter.js";
import { saveFile } from "./save-file.js";
import { makeSortable } from "./sortable-table.js";
import { tooltipIn } from "./tooltip.js";

document.documentElement.classList.add("scripts");
for (const part of document.querySelectorAll<HTMLElement>("[data-table]")) {
  const table = part.querySelector("table");
  if (table === null) continue;
  makeSortable(table);
  makeFilterable(part, table);
}

const pickers = new Map<string, Picker>();
for (const group of document.querySelectorAll<HTMLElement>("[data-picker]"))
  pickers.set(group.dataset.picker ?? "", patientPicker([...group.querySelectorAll("button")]));

const tooltip = document.createElement("div");
tooltip.id = "tooltip";
tooltip.hidden = true;
document.body.append(tooltip);
const waiting = [...document.querySelectorAll<HTMLElement>("figure[data-chart]")].filter(
  ({ id }) => document.getElementById(`${id}-spec`) !== null,
);
// One after the other, so that the page can be read and scrolled meanwhile; all at once where it is to be printed.
const drawNext = () => {
  const figure = waiting.shift();
  if (figure === undefined) return;
  draw(figure);
  setTimeout(drawNext);
};
const drawAll = () => {
  while (waiting.length > 0) draw(waiting.shift() as HTMLElement);
};
addEventListener("beforeprint", drawAll);
setTimeout(drawNext);

function draw(figure: HTMLElement): void {
  const spec = unpacked(JSON.parse(document.getElementById(`${figure.id}-spec`)?.textContent ?? "{}") as JsonObject);
  const name = figure.dataset.chart ?? "";
  const canvas = figure.querySelector<HTMLElement>(".canvas");
  if (canvas === null) return;
  mindControls(figure, spec, name);
  try {
    const view = drawChart(spec, canvas, tooltipIn(tooltip));
    pickers.get(figure.dataset.group ?? "")?.join(view, spec);
    figure.dataset.drawn = "";
  } catch (error) {
    canvas.textContent = `This chart cannot be drawn here: ${error instanceof Error ? error.message : String(error)}`;
    throw error;
  }
}

function mindControls(figure: HTMLElement, spec: JsonObject, name: string): void {
  const data = dataOf(spec);
  figure.querySelector("[data-save=spec]")?.addEventListener("click", () => {
    saveFile(`${name}.vl.json`, "application/json", `${JSON.stringify(spec, null, 1)}\n`);
  });
  figure.querySelector("[data-save=data]")?.addEventListener("click", () => {
    saveFile(`${name}.csv`, "text/csv", dataCsv(data));
  });
  const details = figure.querySelector<HTMLDetailsElement>("[data-rows]");
  details?.addEventListener("toggle", () => {
    if (details.querySelector("table") === null) details.append(...dataTable(data, name));
  });
}
