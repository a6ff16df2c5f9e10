import type { MethodsText, NumberedSentence } from "../methods/methods-text.js";
import { type Content, html } from "./markup.js";
import { heading, type Place, type Section, section } from "./section.js";

/** The text of `methods.md`, with links to its references. */
export function methodsSection({ paragraphs, references }: MethodsText, place: Place): Section | null {
  return section(place, "methods", "Methods", [
    ...paragraphs.map(
      (sentences) => html`<p>${sentences.flatMap((sentence, i) => [i === 0 ? "" : " ", ...linked(sentence)])}</p>\n`,
    ),
    ...(references.length === 0
      ? []
      : [
          heading(place.level + 1, "References"),
          html`<ol class="references">
${references.map(({ full, doi }, i) => html`<li id="reference-${i + 1}">${full}.${doi === null ? null : html` <a href="https://doi.org/${encodeURI(doi)}">doi:${doi}</a>`}</li>\n`)}</ol>
`,
        ]),
  ]);
}

function linked(sentence: NumberedSentence): Content[] {
  return sentence.map((piece) => {
    if (typeof piece === "string") return piece;
    const links = piece.cites.map((n, i) => html`${i === 0 ? "" : ", "}<a href="#reference-${n}">${n}</a>`);
    return html`[${links}]`;
  });
}
