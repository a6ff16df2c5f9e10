import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { writeXlsx } from "../io/write-xlsx.js";
import { EXAMPLE, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const folder = join(scratch, "user");
const installed = join(folder, "node_modules", "jdm-cytokines");
const ABOUT = JSON.parse(readFileSync("package.json", "utf8")) as Readonly<Record<string, Record<string, string>>>;

const run = (cwd: string, command: string, ...args: string[]) =>
  execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: QUIET_NPM,
    shell: process.platform === "win32",
  });
const QUIET_NPM = {
  ...process.env,
  ...{ npm_config_audit: "false", npm_config_fund: "false", npm_config_prefer_offline: "true" },
  npm_config_loglevel: "error",
};
const tool = (name: string, file: string) => join(process.cwd(), "node_modules", name, file);

let archive = "";
let packed: readonly { readonly path: string; readonly mode: number }[] = [];

beforeAll(() => {
  const about = run(".", "npm", "pack", "--ignore-scripts", "--json", "--pack-destination", scratch);
  const [{ files, filename }] = JSON.parse(about) as { files: typeof packed; filename: string }[];
  [archive, packed] = [join(scratch, filename), files];
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "name": "user", "private": true, "type": "module" }');
  run(folder, "npm", "install", archive);
});

/** The files that these lead to, by what `pattern` finds in each. */
function reachedFrom(entries: readonly string[], pattern: RegExp, ending: string): Set<string> {
  const reached = new Set(entries);
  for (const file of reached)
    for (const [, name] of readFileSync(join(installed, file), "utf8").matchAll(pattern))
      reached.add(normalize(join(dirname(file), `${name}${ending}`)));
  return reached;
}

const shipped = (pattern: RegExp) =>
  packed
    .map(({ path }) => path)
    .filter((path) => pattern.test(path))
    .sort();

describe("the package", () => {
  test("holds what its parts lead to, and nothing else", () => {
    const entries = ["dist/cli.cjs", "dist/run.cjs", "dist/worker.cjs", "dist/index.js", "dist/stats.js"];
    const bundles = reachedFrom(entries, /(?:from|import\(?|require\() ?"(\.[^"]+\.c?js)"/gu, "");
    expect(shipped(/^dist\/(?!page\/)(?!.*\.d\.ts).*\.c?js$/u)).toEqual([...bundles].sort());
    const types = reachedFrom(
      ["dist/types/index.d.ts", "dist/types/stats/index.d.ts"],
      /(?:from|import\() ?"(\.[^"]+)\.js"/gu,
      ".d.ts",
    );
    expect(shipped(/^dist\/types\//u)).toEqual([...types].sort());
    const others = shipped(/^(?!dist\/types\/|dist\/(?!page\/).*\.c?js$|docs\/|examples\/recipes\/)/u);
    expect(others).toEqual(
      [
        ...["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "bin/jdm-cytokines.js", "bin/package.json"],
        ...["dist/LICENSES.txt", "dist/fonts/Inter_400Regular.ttf", "dist/fonts/Inter_700Bold.ttf"],
        ...[
          "dist/fonts/LICENSE.txt",
          "dist/page/LICENSES.txt",
          "dist/page/page.css",
          "dist/page/page.js",
          "dist/result.schema.json",
          "examples/README.md",
          "package.json",
        ],
        ...["panel", "patients", "scores", "wide"].map((name) => `examples/synthetic-three-patients/${name}.csv`),
      ].sort(),
    );
  });

  test("has every document that its README and theirs lead to", () => {
    const broken = shipped(/\.md$/u).flatMap((path) => {
      const links = readFileSync(join(installed, path), "utf8").matchAll(
        /(?<!!)\[[^\]]*\]\((?!https?:|#)([^)#]+)[^)]*\)/gu,
      );
      return Array.from(links, ([, link]) => normalize(join(dirname(path), link)))
        .filter((target) => !existsSync(join(installed, target)))
        .map((target) => `${path}: ${target}`);
    });
    expect(broken).toEqual([]);
  });

  test("can be started", () => {
    expect(packed.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path)).toEqual(["bin/jdm-cytokines.js"]);
    expect(readFileSync(join(installed, "bin", "jdm-cytokines.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/u);
  });

  test("asks for a Node that it runs on, and an older one is told", () => {
    writeFileSync(
      join(scratch, "older.cjs"),
      'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } });',
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["-r", join(scratch, "older.cjs"), join(installed, "bin", "jdm-cytokines.js"), "--version"],
      { encoding: "utf8" },
    );
    const oldest = ABOUT.engines.node.replace(">=", "");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(`error: Node ${oldest} or newer is required; found 20.18.3\n`);
  });

  test("has the licence of every package that is bundled, and of the fonts", () => {
    const inputs = JSON.parse(readFileSync("dist/bundled.json", "utf8")) as string[];
    const bundled = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input)?.[0] ?? []));
    const texts = readFileSync(join(installed, "dist", "LICENSES.txt"), "utf8")
      .split(`\n${"-".repeat(80)}\n`)
      .map((part) => part.trim().split("\n\n"));
    const listed = texts.flatMap(([names]) => names.split("\n"));
    const wanted = Array.from(bundled, (path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
      return `${name} ${version} (${license})`;
    });
    expect(listed.toSorted()).toEqual(wanted.sort());
    for (const [names, ...text] of texts)
      expect(`${names}: ${text.join("\n\n")}`).toMatch(/copyright[\s\S]*(?:as is|warrant|no warranty)/iu);
    const notices = [...bundled].filter((path) => existsSync(join(path, "NOTICE")));
    for (const path of notices)
      expect(readFileSync("dist/LICENSES.txt", "utf8")).toContain(readFileSync(join(path, "NOTICE"), "utf8").trim());
    expect(notices.length).toBeGreaterThan(0);
    expect(readFileSync(join(installed, "dist", "fonts", "LICENSE.txt"), "utf8")).toContain("SIL OPEN FONT LICENSE");
  });

  test("needs what its lock file pins, and only that", () => {
    const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Readonly<Record<string, { integrity?: string; link?: boolean } & typeof ABOUT>>;
    };
    const { "": root, ...others } = lock.packages;
    for (const kind of ["dependencies", "devDependencies", "engines"]) expect(root[kind]).toEqual(ABOUT[kind]);
    expect(Object.entries(others).filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    expect(Object.keys(JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).dependencies)).toEqual([
      "@resvg/resvg-js",
    ]);
  });

  test("is built and tested by scripts that every system runs", () => {
    for (const script of Object.values(ABOUT.scripts))
      expect(script).toMatch(/^(?:node|biome)(?: [\w./-]+)+(?: && node(?: [\w./-]+)+)*$/u);
  });
});

describe("installed in an empty folder", () => {
  test("it runs", () => {
    const bin = join(folder, "node_modules", ".bin", "jdm-cytokines");
    expect(run(folder, bin, "example", "study")).toContain("wide.csv");
    expect(run(folder, bin, "compare", "study/wide.csv")).toContain("CXCL10");
    run(folder, bin, "chart", "forest", "study/wide.csv", "-o", "forest.png");
    expect(statSync(join(folder, "forest.png")).size).toBeGreaterThan(10_000);
  });

  test("it can be imported", () => {
    const script = `
      import { signedRankTest } from "jdm-cytokines/stats";
      import { readStudy } from "jdm-cytokines";
      import schema from "jdm-cytokines/result.schema.json" with { type: "json" };
      console.log(signedRankTest([1, 2, 3]).p, typeof readStudy, typeof schema.title);`;
    expect(run(folder, process.execPath, "--no-warnings", "--input-type=module", "-e", script)).toBe(
      "0.25 function string\n",
    );
  });

  test("it can be bundled, and does the same then", async () => {
    const cells = ["patient,day,CXCL10,PGA", "A,-9,20,5", "A,-3,18,4", "A,4,9,3", "A,9,2,1", "B,-2,7,6", "B,9,3,2"];
    writeFileSync(join(folder, "study.xlsx"), writeXlsx({ study: cells.map((line) => line.split(",")) }));
    writeFileSync(join(folder, "study.csv"), cells.join("\n").replace("A,", '"A",'));
    const script = `
      import { analyze, charts, readStudy, renderPng, renderSvg, table } from "jdm-cytokines";
      for (const file of ["study.csv", "study.xlsx"]) {
        const { study } = await readStudy(file);
        const result = analyze(study, { test: "t" });
        const svg = await renderSvg(charts(result).paired);
        console.log(JSON.stringify(table(result, "comparisons")), svg, (await renderPng(svg)).length);
      }`;
    writeFileSync(join(folder, "script.js"), script);
    await bundle({ entryPoints: ["script.js"], outfile: "bundled/script.js", platform: "node" });
    const said = run(folder, process.execPath, "script.js");
    expect(said.length).toBeGreaterThan(20_000);
    expect(run(folder, process.execPath, "bundled/script.js")).toBe(said);
  });

  test("its statistics can be bundled for a browser: they ask for nothing that only Node has", async () => {
    const contents = `
      import { pairedTTest, pageTrendTest } from "jdm-cytokines/stats";
      console.log(JSON.stringify([pairedTTest([1, 2, 4]), pageTrendTest([[1, 2, 3], [2, 1, 3], [1, 3, 2]])]));`;
    await bundle({ stdin: { contents, resolveDir: folder }, outfile: "bundled/stats.js", platform: "browser" });
    const said = run(folder, process.execPath, "--input-type=module", "-e", contents);
    expect(JSON.parse(said)[0].p).toBeGreaterThan(0);
    expect(run(folder, process.execPath, "bundled/stats.js")).toBe(said);
  });

  /** Nothing but what is native stays outside. */
  async function bundle(own: Parameters<typeof build>[0]): Promise<void> {
    const { warnings } = await build({
      absWorkingDir: folder,
      bundle: true,
      format: "esm",
      external: own.platform === "node" ? ["@resvg/resvg-js"] : [],
      logLevel: "silent",
      ...own,
    });
    expect(warnings).toEqual([]);
  }

  test.skipIf(process.platform === "win32")("the workflow of the recipes does what it says", () => {
    const workflow = readFileSync("examples/recipes/figures.yml", "utf8");
    run(".", process.execPath, tool("@action-validator/cli", "cli.mjs"), "examples/recipes/figures.yml");
    const steps = Array.from(workflow.matchAll(/^ +(?:- )?run: (.+)$/gmu), ([, line]) => line);
    expect(steps.length).toBe(3);
    mkdirSync(join(folder, "data"));
    for (const path of EXAMPLE.long) copyFileSync(path, join(folder, "data", basename(path)));
    const shell = (line: string) =>
      spawnSync("bash", ["-e", "-c", line], { cwd: folder, env: QUIET_NPM, encoding: "utf8" });
    const settings = 'analyte = ["CXCL10"]\nscore = ["PGA"]\n';
    writeFileSync(join(folder, "data", "jdm-cytokines.toml"), settings);
    expect(shell("npx jdm-cytokines analyze data/*.csv --out results > /dev/null").status).toBe(0);
    for (const step of steps) expect({ step, ...shell(step) }).toMatchObject({ step, status: 0 });
    expect(readdirSync(join(folder, "figures", "charts"))).toContain("trajectories.png");

    const panel = join(folder, "data", "panel.csv");
    writeFileSync(panel, readFileSync(panel, "utf8").replace("CXCL10,1072,", "CXCL10,72,"));
    const check = steps.find((step) => step.includes(" check ")) ?? "";
    expect(shell(check)).toMatchObject({ status: 1, stdout: expect.stringContaining("comparisons.csv") });
  });
});

describe("its types", () => {
  test.each([
    { module: "esnext", moduleResolution: "bundler" },
    { module: "node16", moduleResolution: "node16" },
    { module: "nodenext", moduleResolution: "nodenext" },
  ])("suit a user's file under $moduleResolution", (modules) => {
    copyFileSync("test/types/consumer.ts", join(folder, "consumer.ts"));
    const compilerOptions = { noEmit: true, strict: true, target: "es2023", lib: ["es2023"], types: [], ...modules };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    expect(
      spawnSync(process.execPath, [tool("typescript", "bin/tsc")], { cwd: folder, encoding: "utf8" }),
    ).toMatchObject({ status: 0, stdout: "" });
  });

  test("name no package that a user does not have", () => {
    const named = shipped(/\.d\.ts$/u).flatMap((path) =>
      Array.from(
        readFileSync(join(installed, path), "utf8").matchAll(/(?:from|import\(|types=) ?"([^."][^"]*)"/gu),
        ([, name]) => `${path}: ${name}`,
      ),
    );
    expect(named).toEqual([]);
  });

  test.each([
    ["publint", "src/cli.js", ["run"], ["--strict"]],
    ["@arethetypeswrong/cli", "dist/index.js", [], ["--profile", "esm-only", "--no-emoji"]],
  ])("satisfy %s", (name, file, command, flags) => {
    const { status, stdout } = spawnSync(process.execPath, [tool(name, file), ...command, archive, ...flags], {
      encoding: "utf8",
    });
    expect({ status, complaint: status === 0 ? "" : stdout }).toEqual({ status: 0, complaint: "" });
  });
});
