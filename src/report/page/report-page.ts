import type { AnalysisResult } from "../../analysis/result.js";
import { title } from "../findings/report-head.js";
import { pageAssets, securityPolicy } from "./assets.js";
import { chartsSection } from "./charts-section.js";
import { cannotTellSection, cautionSection, inShortSection, numbersSection } from "./findings-sections.js";
import { type Content, html, type Markup } from "./markup.js";
import { methodsSection } from "./methods-section.js";
import type { PageGroup, PageSource } from "./page-source.js";
import { patientsSection } from "./patients-section.js";
import { heading, type Place, type Section } from "./section.js";
import { settingsSection } from "./settings-section.js";
import { leftOutSection, tableSections } from "./tables-section.js";

/**
 * `report.html`: the whole analysis as one file that opens anywhere, offline; without scripts all but the charts is there.
 * Its script and style hold no end tag of theirs, nor a comment's beginning: the build sees to it.
 */
export function* reportPage(source: PageSource): Iterable<string | Uint8Array> {
  const results = source.groups.map(({ result }) => result);
  const assets = pageAssets();
  const name = results.length === 1 ? title(results[0]) : groupsTitle(results);
  const shared: Place = { level: 2, prefix: "" };
  const parts = source.groups.map((group, i) => groupPart(group, results.length === 1 ? null : `group-${i + 1}-`));
  const last = [methodsSection(source.methods, shared), settingsSection(source, shared)].filter(
    (part) => part !== null,
  );
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${securityPolicy(assets)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="jdm-cytokines ${source.version}">
<title>${name}</title>
<style>${{ markup: assets.style }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><h1>${name}</h1></header>
<nav aria-label="Contents">
<ul>
${[...parts.map(({ contents }) => contents), ...last.map(contentsLine)]}</ul>
</nav>
<main id="main" tabindex="-1">
`.markup;
  for (const { sections } of parts) for (const part of sections) yield part.markup;
  for (const { markup } of last) yield markup.markup;
  yield html`</main>
<footer>
<p>Made by jdm-cytokines ${source.version}. This page asks nothing of any network.</p>
<details><summary>Licences of the software in this page</summary><pre tabindex="0">${assets.licences}</pre></details>
</footer>
<script>`.markup;
  yield assets.script;
  yield "</script>\n</body>\n</html>\n";
}

function groupsTitle(results: readonly AnalysisResult[]): string {
  return `Before and after transplant, by group: ${results.map(({ group }) => group).join(", ")}`;
}

interface Part {
  readonly contents: Content;
  readonly sections: readonly Markup[];
}

/** One group's sections; where there are several, under a heading of its own. */
function groupPart(group: PageGroup, prefix: string | null): Part {
  const { result } = group;
  const place: Place = { level: prefix === null ? 2 : 3, prefix: prefix ?? "" };
  const sections = [
    numbersSection(result, place),
    inShortSection(result, place),
    cautionSection(result, place),
    patientsSection(result, place),
    chartsSection(group, place),
    ...tableSections(result, place),
    cannotTellSection(result, place),
    leftOutSection(result, place),
  ].filter((part) => part !== null);
  const contents = sections.map(contentsLine);
  const markups = sections.map(({ markup }) => markup);
  if (prefix === null) return { contents, sections: markups };
  const id = `${prefix}group`;
  return {
    contents: html`<li><a href="#${id}">${result.group}</a>\n<ul>\n${contents}</ul></li>\n`,
    sections: [heading(2, title(result), id), ...markups],
  };
}

function contentsLine({ id, title }: Section): Markup {
  return html`<li><a href="#${id}">${title}</a></li>\n`;
}
