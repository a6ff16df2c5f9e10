import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const run = (cwd: string, command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd, encoding: "utf8", shell: process.platform === "win32" });

describe("the package", () => {
  test("of `npm pack` installs and runs in an empty folder", () => {
    run(".", "npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", scratch);
    const [archive] = readdirSync(scratch).filter((name) => name.endsWith(".tgz"));
    const folder = join(scratch, "empty");
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--silent", join(scratch, archive));
    const bin = join(folder, "node_modules", ".bin", "jdm-cytokines");
    expect(run(folder, bin, "example", "study")).toContain("wide.csv");
    expect(run(folder, bin, "analyze", "study/wide.csv", "--out", "results")).toContain("CXCL10");
    const script = `
      import { signedRankTest } from "jdm-cytokines/stats";
      import { loadStudy } from "jdm-cytokines";
      console.log(signedRankTest([1, 2, 3]).p, typeof loadStudy);`;
    expect(run(folder, process.execPath, "--input-type=module", "-e", script)).toBe("0.25 function\n");
    const typed =
      'import { signedRankTest } from "jdm-cytokines/stats";\nimport { analyze, loadStudy } from "jdm-cytokines";\nexport const p: number | null = signedRankTest([1]).p;\nexport { analyze, loadStudy };\n';
    writeFileSync(join(folder, "use.ts"), typed);
    const compilerOptions = {
      noEmit: true,
      strict: true,
      module: "nodenext",
      target: "es2023",
      lib: ["es2023"],
      types: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
    run(folder, process.execPath, join(process.cwd(), "node_modules", "typescript", "bin", "tsc"));
  });
});
