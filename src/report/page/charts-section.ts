import { LARGEST_SPEC } from "../charts/chart-kind.js";
import type { JsonObject } from "../json.js";
import { countText } from "../number-text.js";
import { dataElement, html, type Markup } from "./markup.js";
import { packed } from "./packed-data.js";
import type { PageChart, PageGroup } from "./page-source.js";
import { heading, type Place, type Section, section } from "./section.js";

/** More patients than this have one look in charts, and none can be picked. */
const MOST_PICKED = 12;

/** The charts as figures that the page's script draws, each with its data inside the page once. */
export function chartsSection({ result, charts }: PageGroup, place: Place): Section | null {
  if (charts.length === 0) return null;
  return section(place, "charts", "Charts", [
    picker(result.study.patients, place),
    ...charts.map((chart, i) => figure(chart, place, `${place.prefix}chart-${i + 1}`)),
  ]);
}

/** Buttons that pick a patient in all charts of the group; shown where scripts run. */
function picker(patients: readonly string[], { prefix }: Place): Markup | null {
  if (patients.length < 2 || patients.length > MOST_PICKED) return null;
  return html`<div class="picker scripted" role="group" aria-label="Pick a patient in the charts" data-picker="${prefix}">
<span>Pick a patient:</span>
${patients.map((id) => html`<button type="button" aria-pressed="false" value="${id}">${id}</button>\n`)}</div>
`;
}

function figure({ title, description, file, spec }: PageChart, { level, prefix }: Place, id: string): Markup {
  const json = JSON.stringify(packed(spec));
  const path = `charts/${file}.vl.json`;
  const isDrawn = json.length <= LARGEST_SPEC;
  const why = isDrawn
    ? "This chart is drawn by a script, which does not run here"
    : `This chart's specification has ${countText(Math.round(json.length / 1e6))} MB, too much for this page`;
  return html`<figure id="${id}" data-chart="${file}" data-group="${prefix}">
${heading(level + 1, title)}<figcaption>${[description, ...subtitle(spec)].join(" ")}</figcaption>
<div class="canvas" tabindex="0" role="region" aria-label="${title}, drawing"><p class="undrawn">${why}: the numbers are in the tables, the specification in <a href="${path}">${path}</a>.</p></div>
${isDrawn ? CONTROLS : null}</figure>
${isDrawn ? dataElement(`${id}-spec`, json) : null}`;
}

/** What stands under the chart's title where it is a picture. */
function subtitle({ title }: JsonObject): string[] {
  const lines = typeof title === "object" && title !== null && "subtitle" in title ? title.subtitle : [];
  return [lines ?? []].flat().map(String);
}

const CONTROLS = html`<p class="controls scripted"><button type="button" data-save="spec">Specification (Vega-Lite)</button> <button type="button" data-save="data">Data (CSV)</button></p>
<details class="scripted" data-rows><summary>The chart's data as a table</summary></details>
`;
