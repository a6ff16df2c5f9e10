import { type Content, html, type Markup } from "./markup.js";

/** Where in a page a part stands: the level of its heading, and what its ids begin with. */
export interface Place {
  readonly level: 2 | 3;
  readonly prefix: string;
}

/** A part under its heading; its id is where the contents lead to. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly markup: Markup;
}

/** A section of the page; null where it would be empty. */
export function section(
  { level, prefix }: Place,
  id: string,
  title: string,
  content: readonly Content[],
): Section | null {
  if (content.length === 0) return null;
  const own = prefix + id;
  return {
    id: own,
    title,
    markup: html`<section aria-labelledby="${own}">\n${heading(level, title, own)}${content}</section>\n`,
  };
}

export function heading(level: number, title: string, id?: string): Markup {
  const tag = { markup: `h${level}` };
  return id === undefined ? html`<${tag}>${title}</${tag}>\n` : html`<${tag} id="${id}">${title}</${tag}>\n`;
}

/** Sentences as a list; nothing without one. */
export function list(sentences: readonly Content[]): Content[] {
  if (sentences.length === 0) return [];
  return [html`<ul>\n${sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>\n`];
}

export function paragraph(content: Content): Markup {
  return html`<p>${content}</p>\n`;
}
