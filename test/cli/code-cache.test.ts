import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { v8Flags } from "../../src/cli/v8-flags.js";
import { EXAMPLE, scratchFolder } from "./run-cli.js";

const caches = readdirSync("dist", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".cache"));
const [cache] = caches.filter((name) => /^run-.*-table-/u.test(name));
/** The file that a cache belongs to. */
const programOf = (name: string) => join("dist", name.replace(/-[0-9a-f]{12}-(table|report)-v.*\.cache$/u, ".cjs"));
const folder = scratchFolder();
mkdirSync(join(folder, "dist"));
for (const path of ["bin", "package.json", "dist/cli.cjs", "dist/run.cjs", "dist/lazy"])
  cpSync(path, join(folder, path), { recursive: true });

/** Compares the example in a copy of the program that has this for what V8 made of it. */
function compared(contents: Uint8Array | null | "as it is", ...flags: string[]) {
  const path = join(folder, "dist", cache);
  if (contents === null) rmSync(path, { force: true });
  else if (contents !== "as it is") writeFileSync(path, contents);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, join(folder, "bin/jdm-cytokines.js"), "compare", EXAMPLE.wide, "--quiet"],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

test("V8 knows the flags that the program sets, and a later one gets none", () => {
  const { stdout, stderr } = spawnSync(process.execPath, [...v8Flags(process.versions.node), "-p", "0"], {
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
  expect(v8Flags("20.19.0")).toHaveLength(2);
  expect(["22.0.0", "24.9.1", "26.0.0"].flatMap(v8Flags)).toEqual([]);
});

describe("what the build keeps of the compiled program", () => {
  test("is taken by the Node that built it, under the program's flags", () => {
    for (const flag of v8Flags(process.versions.node)) setFlagsFromString(flag);
    let tried = 0;
    const taken = (name: string, cachedData: Buffer) => {
      const source = module.wrap(readFileSync(programOf(name), "latin1"));
      // What V8 has compiled under a name it need not take from anywhere.
      return new Script(source, { cachedData, filename: `${++tried}` }).cachedDataRejected === false;
    };
    expect(caches.map((name) => /^(.*)-[0-9a-f]{12}-([a-z]+)-/u.exec(name)?.slice(1).join(" ")).sort()).toEqual([
      "lazy/distributions report",
      "lazy/distributions table",
      "lazy/vega report",
      "run report",
      "run table",
    ]);
    for (const name of caches) {
      expect(taken(name, readFileSync(join("dist", name)))).toBe(true);
      expect(taken(name, Buffer.alloc(1000, 7))).toBe(false);
    }
  });

  test("changes nothing: without it, with another's, and under other flags the output is the same", () => {
    const own = compared(readFileSync(join("dist", cache)));
    expect(own).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining("CXCL10") });
    expect(compared(null)).toEqual(own);
    expect(compared(Buffer.alloc(100_000, 7))).toEqual(own);
    expect(compared(readFileSync(join("dist", cache)).subarray(0, -1000))).toEqual(own);
    expect(compared(readFileSync(join("dist", cache)), "--max-lazy")).toEqual(own);
    rmSync(join(folder, "dist", cache));
    mkdirSync(join(folder, "dist", cache));
    expect(compared("as it is")).toEqual(own);
  });

  test("belongs to files in ASCII, every character one byte, and without import(), which they could not do", () => {
    for (const file of caches.map(programOf)) {
      expect(readFileSync(file).every((byte) => byte < 0x80)).toBe(true);
      expect(readFileSync(file, "latin1")).not.toMatch(/(?<![\w$.])import\(/u);
    }
  });
});
