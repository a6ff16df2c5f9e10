import { html, type Markup } from "./markup.js";
import type { PageSource } from "./page-source.js";
import { heading, type Place, paragraph, type Section, section } from "./section.js";

/** What would give the same page again: version, settings, and which files with which digests. */
export function settingsSection({ version, inputs, settings }: PageSource, place: Place): Section | null {
  return section(place, "settings", "Settings and files", [
    paragraph(`jdm-cytokines ${version}. The same files and settings give the same bytes.`),
    heading(place.level + 1, "Files read"),
    rows(
      ["file", "sha-256"],
      inputs.map(({ name, sha256 }) => [name, sha256]),
    ),
    html`<p>Digests of the files written, this page among them: <a href="manifest.json">manifest.json</a></p>\n`,
    heading(place.level + 1, "Settings"),
    rows(["setting", "value"], flattened(settings)),
  ]);
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): Markup {
  return html`<div class="box" tabindex="0" role="region" aria-label="${head.join(" and ")}, table">
<table class="plain">
<thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>
${body.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((text) => html`<td>${text}</td>`)}</tr>\n`)}</tbody>
</table>
</div>
`;
}

/** `plan.windows.1.name: after`, what is empty left out. */
function flattened(value: unknown, path: readonly string[] = []): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[path.join("."), String(value)]];
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return value.length === 0 ? [] : [[path.join("."), value.join(", ")]];
  return Object.entries(value).flatMap(([key, member]) => flattened(member, [...path, key]));
}
