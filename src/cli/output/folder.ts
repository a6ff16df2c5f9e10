import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { byCodePoint } from "../../study/code-point.js";
import { ExitCode, Stop } from "../exit-code.js";
import {
  type Chunk,
  commit,
  digestOf,
  discard,
  guarded,
  type Staged,
  stage,
  writeFileAtomically,
} from "./atomic-file.js";
import { type Digested, readManifest } from "./manifest.js";

/** A file to write, by its name inside the folder (`charts/paired.vl.json`). */
export interface OutputFile {
  readonly name: string;
  readonly chunks: Iterable<Chunk>;
}

export interface Written {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

const MANIFEST = "manifest.json";
/** Digests of a run under way, so that a folder left half done by a crash is still known as ours. */
const PENDING = ".manifest.pending.json";

/**
 * Writes a set of files into a folder and, last, the manifest that lists them with their digests. What the previous
 * manifest lists and this run no longer makes is removed. A file that the manifest does not know, or that was changed
 * since, is foreign: then nothing is written at all, unless `force`.
 */
export function writeFolder(folder: string, files: readonly OutputFile[], about: object, force: boolean): Written {
  if (folder === "") throw new Stop(ExitCode.usage, "--out names no folder");
  return guarded(folder, () => {
    for (const inside of new Set(files.map(({ name }) => dirname(join(folder, name)))))
      mkdirSync(inside, { recursive: true });
    const known = knownDigests(folder);
    const staged = new Map<string, Staged>();
    try {
      for (const { name, chunks } of files) staged.set(name, stage(join(folder, name), chunks));
      const changed = [...staged].filter(([name, { sha256 }]) => digestOf(join(folder, name)) !== sha256);
      if (!force)
        refuseForeign(
          folder,
          changed.map(([name]) => name),
          known,
        );
      return move(
        folder,
        staged,
        changed.map(([name]) => name),
        known,
        about,
      );
    } finally {
      discard(staged.values());
    }
  });
}

function move(
  folder: string,
  staged: Map<string, Staged>,
  changed: readonly string[],
  known: Known,
  about: object,
): Written {
  const outputs = [...staged]
    .map(([name, { sha256 }]) => ({ name, sha256 }))
    .sort((a, b) => byCodePoint(a.name, b.name));
  const stale = [...known].filter(
    ([name, digests]) => !staged.has(name) && digests.has(digestOf(join(folder, name)) ?? ""),
  );
  writeFileAtomically(join(folder, PENDING), [JSON.stringify({ outputs })]);
  for (const name of changed) commit(staged.get(name) as Staged);
  for (const [name] of stale) rmSync(join(folder, name));
  writeFileAtomically(join(folder, MANIFEST), [`${JSON.stringify({ ...about, outputs }, null, 2)}\n`]);
  rmSync(join(folder, PENDING), { force: true });
  return {
    written: [...changed, MANIFEST],
    unchanged: outputs.map(({ name }) => name).filter((name) => !changed.includes(name)),
    removed: stale.map(([name]) => name),
  };
}

/** For each file of an earlier run, finished or not, the digests it may have as we left it. */
type Known = ReadonlyMap<string, ReadonlySet<string>>;

function knownDigests(folder: string): Known {
  const known = new Map<string, Set<string>>();
  for (const { name, sha256 } of [...outputsIn(join(folder, MANIFEST)), ...outputsIn(join(folder, PENDING))])
    known.set(name, new Set([...(known.get(name) ?? []), sha256]));
  return known;
}

function outputsIn(path: string): readonly Digested[] {
  return readManifest(path)?.outputs ?? [];
}

function refuseForeign(folder: string, changed: readonly string[], known: Known): void {
  const foreign = changed.filter((name) => {
    const digest = digestOf(join(folder, name));
    return digest !== null && !known.get(name)?.has(digest);
  });
  const manifest = digestOf(join(folder, MANIFEST)) !== null && outputsIn(join(folder, MANIFEST)).length === 0;
  if (manifest) foreign.push(MANIFEST);
  if (foreign.length === 0) return;
  const names =
    foreign.length > 3 ? `${foreign.slice(0, 3).join(", ")} and ${foreign.length - 3} more` : foreign.join(", ");
  throw new Stop(
    ExitCode.output,
    `${folder} holds files that are not this tool's, or were changed since: ${names}`,
    "nothing was written; choose another folder, or --force to overwrite them",
  );
}
