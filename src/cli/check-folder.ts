import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Input } from "../io/load-study.js";
import type { Call } from "./command.js";
import { compute } from "./compute.js";
import { ExitCode, Stop } from "./exit-code.js";
import { inputsOf, readable } from "./inputs.js";
import { type Digested, type Manifest, readManifest } from "./output/manifest.js";
import { PICTURE_FORMATS } from "./output/picture.js";
import { outputFiles } from "./output/result-files.js";
import { settingsFromJson } from "./settings/run-settings.js";

/** One thing that is not as it was. */
export interface Finding {
  readonly name: string;
  readonly what: string;
  /** Of a text, the first lines that differ: old behind −, new behind +. */
  readonly lines: readonly string[];
}

/** How many differing lines of one file are shown. */
const SHOWN = 3;
const LONGEST = 160;

/** Computes a folder of results again with its own settings, and compares; writes nothing. */
export async function checkFolder(
  call: Call,
  folder: string,
  data: readonly string[],
): Promise<{ findings: Finding[]; checked: number }> {
  const path = join(folder, "manifest.json");
  const manifest = readManifest(path);
  if (manifest === null)
    throw new Stop(
      ExitCode.input,
      existsSync(path) ? `${path} is not a manifest of this tool` : `there is no ${path}`,
      "name the folder that analyze --out wrote",
    );
  const { found, findings } = findInputs(manifest, await Promise.all(data.map(digested)));
  const settings = settingsFromJson(manifest.settings, path);
  const beside = Object.fromEntries(
    Object.entries(settings.beside).flatMap(([key, name]) => (found.has(name) ? [[key, found.get(name)?.path]] : [])),
  );
  const sides = new Set(Object.values(settings.beside));
  const inputs = [...found].filter(([name]) => !sides.has(name)).map(([name, { input }]) => ({ ...input, name }));
  const run = await compute(call, inputs, { ...settings, beside }, "all");
  const pictures = PICTURE_FORMATS.filter((format) => manifest.outputs.some(({ name }) => name.endsWith(`.${format}`)));
  const files = await outputFiles(run, pictures, call);
  for (const { name, chunks } of files) {
    const bytes = Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk)));
    findings.push(...compare(name, existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : null, bytes));
  }
  const made = new Set(files.map(({ name }) => name));
  for (const { name } of manifest.outputs)
    if (!made.has(name)) findings.push({ name, what: "is no longer made", lines: [] });
  return { findings, checked: files.length };
}

/** A file given, with what it holds. */
interface Given {
  readonly path: string;
  readonly sha256: string;
  readonly input: Input;
}

async function digested(path: string): Promise<Given> {
  const input = await readable(inputsOf([path])[0]);
  const hash = createHash("sha256");
  for await (const chunk of input.open()) hash.update(chunk);
  return { path, sha256: hash.digest("hex"), input };
}

/** The files that the manifest's inputs are: by digest, else by name, which is a finding. */
function findInputs(manifest: Manifest, given: readonly Given[]): { found: Map<string, Given>; findings: Finding[] } {
  const findings: Finding[] = [];
  const fileOf = ({ name, sha256 }: Digested): Given => {
    const same = given.find((file) => file.sha256 === sha256);
    if (same !== undefined) return same;
    const changed = given.find(({ input }) => input.name === name);
    if (changed === undefined)
      throw new Stop(
        ExitCode.input,
        `no file given is the input ${name}`,
        `the manifest wants the file of digest ${sha256.slice(0, 12)}…`,
      );
    findings.push({ name, what: "this input has changed since", lines: [] });
    return changed;
  };
  return { found: new Map(manifest.inputs.map((input) => [input.name, fileOf(input)])), findings };
}

function compare(name: string, before: Buffer | null, after: Buffer): Finding[] {
  if (before === null) return [{ name, what: "is missing", lines: [] }];
  if (before.equals(after)) return [];
  if (name.endsWith(".png")) return [{ name, what: "differs", lines: [] }];
  const [old, fresh] = [before, after].map((bytes) => bytes.toString("utf8").split("\n"));
  const differing = Array.from({ length: Math.max(old.length, fresh.length) }, (_, i) => i).filter(
    (i) => old[i] !== fresh[i],
  );
  const lines = differing.slice(0, SHOWN).flatMap((i) => [`− ${cut(old[i])}`, `+ ${cut(fresh[i])}`]);
  const more = differing.length - SHOWN;
  const what = `differs in ${differing.length} line${differing.length === 1 ? "" : "s"}, first in line ${differing[0] + 1}`;
  return [{ name, what, lines: more > 0 ? [...lines, `… and ${more} more`] : lines }];
}

function cut(line: string | undefined): string {
  if (line === undefined) return "(no such line)";
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
