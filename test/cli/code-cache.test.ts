import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { EXAMPLE, scratchFolder } from "./run-cli.js";

const [cache] = readdirSync("dist").filter((name) => name.endsWith(".cache"));
const folder = scratchFolder();
mkdirSync(join(folder, "dist"));
for (const path of ["bin", "package.json", "dist/cli.cjs", "dist/run.cjs", "dist/lazy"])
  cpSync(path, join(folder, path), { recursive: true });

/** Compares the example in a copy of the program that has this for what V8 made of it. */
function compared(contents: Uint8Array | null, ...flags: string[]) {
  const path = join(folder, "dist", cache);
  if (contents === null) rmSync(path, { force: true });
  else writeFileSync(path, contents);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, join(folder, "bin/jdm-cytokines.js"), "compare", EXAMPLE.wide, "--quiet"],
    { encoding: "utf8", env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "kept") } },
  );
  return { status, stdout, stderr };
}

describe("what the build keeps of the compiled program", () => {
  test("is taken by the Node that built it", () => {
    const source = module.wrap(readFileSync("dist/run.cjs", "latin1"));
    const taken = (cachedData: Buffer) => new Script(source, { cachedData }).cachedDataRejected === false;
    expect(taken(readFileSync(join("dist", cache)))).toBe(true);
    expect(taken(Buffer.alloc(1000, 7))).toBe(false);
  });

  test("changes nothing: without it, with another's, and under other flags the output is the same", () => {
    const own = compared(readFileSync(join("dist", cache)));
    expect(own).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining("CXCL10") });
    expect(compared(null)).toEqual(own);
    expect(compared(Buffer.alloc(100_000, 7))).toEqual(own);
    expect(compared(readFileSync(join("dist", cache)).subarray(0, -1000))).toEqual(own);
    expect(compared(readFileSync(join("dist", cache)), "--max-lazy")).toEqual(own);
  });

  test("belongs to a program in ASCII, every character one byte, and without import(), which it could not do", () => {
    expect(readFileSync("dist/run.cjs").every((byte) => byte < 0x80)).toBe(true);
    expect(readFileSync("dist/run.cjs", "latin1")).not.toMatch(/(?<![\w$.])import\(/u);
  });
});
