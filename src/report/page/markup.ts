/** HTML that may stand in a page as it is. */
export interface Markup {
  readonly markup: string;
}

export type Content = string | number | Markup | null | readonly Content[];

/** HTML from a template: what is put in is escaped, unless it is markup itself; null is nothing. */
export function html(texts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let markup = texts[0];
  for (let i = 0; i < contents.length; i++) markup += written(contents[i]) + texts[i + 1];
  return { markup };
}

function written(content: Content): string {
  if (content === null) return "";
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  if ("markup" in content) return content.markup;
  // Put together, not joined: what is long, a chart's data, is copied once, when the page is written.
  let markup = "";
  for (const part of content) markup += written(part);
  return markup;
}

/** Text as HTML, in an attribute too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Data that a script reads: nothing in it ends the element, or begins a comment. */
export function dataElement(id: string, json: string): Markup {
  return html`<script type="application/json" id="${id}">${{ markup: json.replaceAll("<", "\\u003c") }}</script>\n`;
}
