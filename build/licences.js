import { readdirSync, readFileSync } from "node:fs";

/**
 * The licence, and the notice where there is one, of every package that went into the bundles, each text once.
 * @param {string[]} inputs files of esbuild's metafile
 */
export function licences(inputs) {
  const folders = inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/u)?.[0] ?? []);
  /** @type {Map<string, string[]>} */
  const packages = new Map();
  for (const folder of [...new Set(folders)].sort()) {
    const about = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const text = [licenceText(folder, about), textOf(folder, /^notice/iu)].filter((part) => part !== "").join("\n\n");
    packages.set(text, [...(packages.get(text) ?? []), `${about.name} ${about.version} (${about.license})`]);
  }
  return [...packages].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`).join(`\n${"-".repeat(80)}\n\n`);
}

/** @param {string} folder @param {RegExp} name */
function textOf(folder, name) {
  const file = readdirSync(folder).find((entry) => name.test(entry));
  return file === undefined ? "" : readFileSync(`${folder}/${file}`, "utf8").trim();
}

/**
 * A package that names its licence without the text gets the text of that name, with its author.
 * @param {string} folder @param {{ name: string, license: string, author?: string | { name: string } }} about
 */
function licenceText(folder, { name, license, author }) {
  const text = textOf(folder, /^(?:licen[cs]e|copying)/iu);
  if (text !== "") return text;
  const holder = typeof author === "object" ? author.name : author?.replace(/ *[<(].*$/u, "");
  if (license !== "MIT" || !holder) throw new Error(`${name} has no text of its licence (${license}): add it here`);
  return MIT.replace("HOLDER", holder);
}

const MIT = `Copyright (c) HOLDER

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
