import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Input } from "../../io/load-study.js";
import type { Call } from "../command.js";
import { compute } from "../compute.js";
import { ExitCode, Stop } from "../exit-code.js";
import { inputsOf, readable } from "../inputs.js";
import { showRemark } from "../output/diagnostics.js";
import { MANIFEST } from "../output/file-status.js";
import { type Digested, type Manifest, readManifest } from "../output/manifest.js";
import { leftPending } from "../output/pending.js";
import { PICTURE_FORMATS } from "../output/picture.js";
import { outputFiles } from "../output/result-files.js";
import { settingsFromJson } from "../settings/run-settings.js";
import { fileChanges } from "./file-changes.js";
import { type Finding, ofFile } from "./finding.js";

/** What a check found. */
export interface Checked {
  readonly folder: string;
  readonly tolerance: number;
  /** Files that these data give. */
  readonly checked: number;
  /** How many things differ, in all and in each file where something does. */
  readonly differences: number;
  readonly files: readonly { readonly file: string; readonly differences: number }[];
  /** Of each file at most the first thousand. */
  readonly findings: readonly Finding[];
}

/** More findings than this are only counted, file by file. */
const MOST_KEPT = 1000;

/** Computes a folder of results again with its own settings, and compares; writes nothing. */
export async function checkFolder(
  call: Call,
  folder: string,
  data: readonly string[],
  tolerance: number,
): Promise<Checked> {
  const path = join(folder, MANIFEST);
  const manifest = manifestAt(path, folder);
  tellOf(manifest, folder, call);
  const { found, changed } = findInputs(manifest, await Promise.all(data.map(digested)));
  const settings = settingsFromJson(manifest.settings, path);
  const beside = Object.fromEntries(
    Object.entries(settings.beside).flatMap(([key, name]) => (found.has(name) ? [[key, found.get(name)?.path]] : [])),
  );
  const sides = new Set(Object.values(settings.beside));
  const inputs = [...found].filter(([name]) => !sides.has(name)).map(([name, { input }]) => ({ ...input, name }));
  const run = await compute(call, inputs, { ...settings, beside }, "all");
  const pictures = PICTURE_FORMATS.filter((format) => manifest.outputs.some(({ name }) => name.endsWith(`.${format}`)));
  const files = await outputFiles(run, pictures, call);
  const listed = new Set(manifest.outputs.map(({ name }) => name));
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const add = (finding: Finding) => {
    const count = (counts.get(finding.file) ?? 0) + 1;
    counts.set(finding.file, count);
    if (count <= MOST_KEPT) findings.push(finding);
  };
  for (const name of changed) add(ofFile(name, "input-changed"));
  for (const { name, chunks } of files) {
    call.terminal.progress(`comparing ${name}`);
    const bytes = Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk)));
    const before = contentsOf(join(folder, name));
    for await (const finding of compared(name, before, bytes, listed.has(name), tolerance)) add(finding);
  }
  const made = new Set(files.map(({ name }) => name));
  for (const name of listed) if (!made.has(name)) add(ofFile(name, "no-longer-made"));
  const byFile = Array.from(counts, ([file, differences]) => ({ file, differences }));
  const differences = byFile.reduce((sum, file) => sum + file.differences, 0);
  return { folder, tolerance, checked: files.length, differences, files: byFile, findings };
}

function manifestAt(path: string, folder: string): Manifest {
  const manifest = readManifest(path);
  if (manifest !== null) return manifest;
  const message = existsSync(path)
    ? `${path} is not a manifest of this tool`
    : existsSync(folder)
      ? `there is no ${path}`
      : `there is no folder ${folder}`;
  throw new Stop(ExitCode.input, message, "name the folder that analyze --out wrote");
}

/** What explains differences before any is shown. */
function tellOf({ version }: Manifest, folder: string, call: Call): void {
  const tell = (message: string) => showRemark({ severity: "note", message }, call.terminal, call);
  if (version !== __VERSION__) tell(`${folder} was written by version ${version}; this is ${__VERSION__}`);
  if (leftPending(folder).length > 0) tell(`a run that wrote into ${folder} was interrupted; analyze --out mends it`);
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

/** The files that the manifest's inputs are: by digest, else by name, as one that changed. */
function findInputs(manifest: Manifest, given: readonly Given[]): { found: Map<string, Given>; changed: string[] } {
  const changed: string[] = [];
  const fileOf = ({ name, sha256 }: Digested): Given => {
    const same = given.find((file) => file.sha256 === sha256);
    if (same !== undefined) return same;
    const byName = given.find(({ input }) => input.name === name);
    if (byName === undefined)
      throw new Stop(
        ExitCode.input,
        `no file given is the input ${name}`,
        `the manifest wants the file of digest ${sha256.slice(0, 12)}…`,
      );
    changed.push(name);
    return byName;
  };
  return { found: new Map(manifest.inputs.map((input) => [input.name, fileOf(input)])), changed };
}

async function* compared(
  name: string,
  before: Uint8Array | null,
  after: Uint8Array,
  isListed: boolean,
  tolerance: number,
): AsyncGenerator<Finding> {
  if (before === null) return yield ofFile(name, isListed ? "missing" : "newly-made");
  if (Buffer.compare(before, after) === 0) return;
  const changes = await fileChanges(name, before, after, tolerance);
  if (changes === null) return yield ofFile(name, "differs");
  let count = 0;
  for (const change of changes) {
    count++;
    yield { file: name, ...change };
  }
  if (count === 0 && tolerance === 0) yield ofFile(name, "written-otherwise");
}

function contentsOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw new Stop(ExitCode.input, `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
