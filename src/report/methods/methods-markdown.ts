import { escapedMarkdown } from "../table/formats/markdown.js";
import type { MethodsText, NumberedSentence } from "./methods-text.js";

/** `methods.md`: a paragraph a block, then the numbered references. */
export function* methodsMarkdown({ paragraphs, references }: MethodsText): Iterable<string> {
  yield "# Methods\n";
  for (const sentences of paragraphs) yield `\n${sentences.map(sentenceText).join(" ")}\n`;
  if (references.length > 0) yield "\n## References\n\n";
  for (const [i, { full, doi }] of references.entries())
    yield `${i + 1}. ${escapedMarkdown(full)}.${doi === null ? "" : ` <https://doi.org/${encodeURI(doi)}>`}\n`;
}

function sentenceText(sentence: NumberedSentence): string {
  return sentence
    .map((piece) => (typeof piece === "string" ? escapedMarkdown(piece) : `[${piece.cites.join(", ")}]`))
    .join("");
}
