import { join } from "node:path";
import { byCodePoint } from "../../study/code-point.js";
import { ExitCode, Stop } from "../exit-code.js";
import { digestOf } from "./digest.js";
import { type Digested, readManifest } from "./manifest.js";

export const MANIFEST = "manifest.json";

/** What becomes of a file: `foreign` is one in the way that is not this tool's, or was changed since. */
export interface FileStatus {
  readonly name: string;
  readonly status: "new" | "changed" | "same" | "removed" | "foreign";
}

/** What becomes of each file of a folder, the manifest last, given the digests to come and those an interrupted run left. */
export function fileStatuses(
  folder: string,
  outputs: readonly Digested[],
  left: readonly Digested[],
): readonly FileStatus[] {
  const manifest = join(folder, MANIFEST);
  const earlier = readManifest(manifest);
  const known = new Map<string, Set<string>>();
  for (const { name, sha256 } of [...(earlier?.outputs ?? []), ...left])
    known.set(name, (known.get(name) ?? new Set()).add(sha256));
  const found = (name: string) => digestOf(join(folder, name));
  const fresh = outputs.map(({ name, sha256 }): FileStatus => {
    const there = found(name);
    if (there === null) return { name, status: "new" };
    if (there === sha256) return { name, status: "same" };
    return { name, status: known.get(name)?.has(there) === true ? "changed" : "foreign" };
  });
  const made = new Set(outputs.map(({ name }) => name));
  const stale = [...known]
    .filter(([name, digests]) => !made.has(name) && digests.has(found(name) ?? ""))
    .map(([name]): FileStatus => ({ name, status: "removed" }));
  const isThere = digestOf(manifest) !== null;
  const last: FileStatus = {
    name: MANIFEST,
    status: !isThere ? "new" : earlier === null || earlier.outputs.length === 0 ? "foreign" : "changed",
  };
  return [...[...fresh, ...stale].sort((a, b) => byCodePoint(a.name, b.name)), last];
}

const NAMED = 3;

/** Stops where a file is in the way. */
export function refuseForeign(folder: string, statuses: readonly FileStatus[]): void {
  const foreign = statuses.filter(({ status }) => status === "foreign").map(({ name }) => name);
  if (foreign.length === 0) return;
  const more = foreign.length > NAMED ? ` and ${foreign.length - NAMED} more` : "";
  throw new Stop(
    ExitCode.output,
    `${folder} holds files that are not this tool's, or were changed since: ${foreign.slice(0, NAMED).join(", ")}${more}`,
    "nothing was written; choose another folder, or --force to overwrite them",
  );
}
