import type { AnalysisResult } from "../../analysis/result.js";
import { patientStory } from "../findings/patient-story.js";
import { countText } from "../number-text.js";
import { html } from "./markup.js";
import { heading, list, type Place, paragraph, type Section, section } from "./section.js";

/** More patients than this have no story of their own: their lines are in the tables. */
const MOST_STORIES = 12;

/** Each patient's story, while patients are few. */
export function patientsSection(result: AnalysisResult, place: Place): Section | null {
  const { patients } = result.study;
  const title = patients.length === 1 ? "The patient" : "Patient by patient";
  if (patients.length === 0 || result.comparisons.length === 0) return null;
  if (patients.length > MOST_STORIES)
    return section(place, "stories", title, [
      paragraph(
        `${countText(patients.length)} patients are too many to tell of one by one here: each has a line for each variable under “Each patient, each variable”, and in patients.csv.`,
      ),
    ]);
  return section(place, "stories", title, [
    paragraph(
      "What each patient's own numbers say. Values are those the paired test took, in the unit; the change is the median over all pairs of a visit before and a visit after, with its interval in brackets.",
    ),
    html`<div class="cards">
${patients.map(
  (id, patient) => html`<article class="card">
${heading(place.level + 1, id)}<dl>
${patientStory(result, patient).map(({ heading, items }) => html`<dt>${heading}</dt>\n<dd>${list(items)}</dd>\n`)}</dl>
</article>
`,
)}</div>
`,
  ]);
}
