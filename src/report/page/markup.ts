/** HTML that may stand in a page as it is. */
export interface Markup {
  readonly markup: string;
}

export type Content = string | number | Markup | null | readonly Content[];

/** HTML from a template: what is put in is escaped, unless it is markup itself; null is nothing. */
export function html(texts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: texts.map((text, i) => text + (i < contents.length ? written(contents[i]) : "")).join("") };
}

function written(content: Content): string {
  if (content === null) return "";
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  return "markup" in content ? content.markup : content.map(written).join("");
}

/** Text as HTML, in an attribute too. */
function escaped(text: string): string {
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

/** An element whose content is code of this package, which must not hold its own end tag. */
export function codeElement(tag: "script" | "style", code: string): Markup {
  if (new RegExp(`</${tag}|<!--`, "iu").test(code)) throw new RangeError(`the ${tag} of a page holds markup`);
  return { markup: `<${tag}>${code}</${tag}>\n` };
}
