/** Builds `dist`: the bundles, their types, the schema, the licences of what is bundled. Run: npm run build */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { distributions, LAZY, lazyParts } from "./build/lazy-parts.js";
import { licences } from "./build/licences.js";
import { pruneTypes } from "./build/prune-types.js";

const FONT = "node_modules/@expo-google-fonts/inter";

process.chdir(fileURLToPath(new URL(".", import.meta.url)));
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist/fonts", { recursive: true });
for (const file of ["400Regular/Inter_400Regular.ttf", "700Bold/Inter_700Bold.ttf", "LICENSE_FONT"])
  copyFileSync(`${FONT}/${file}`, `dist/fonts/${basename(file).replace("LICENSE_FONT", "LICENSE.txt")}`);

/** @satisfies {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  format: /** @type {const} */ ("esm"),
  platform: /** @type {const} */ ("node"),
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: /** @type {const} */ (true),
  // Native, and only needed for PNG: it stays a dependency.
  external: ["@resvg/resvg-js"],
  // Without it no canvas that happens to be installed can change how text is measured.
  alias: { "vega-canvas": "./src/report/render/no-canvas.js" },
  define: { __VERSION__: JSON.stringify(version) },
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
};
const built = /** @type {import("esbuild").BuildResult<{ metafile: true }>[]} */ ([
  await build({ ...common, entryPoints: { cli: "src/cli/main.ts" }, outdir: "dist", plugins: [lazyParts], banner: {} }),
  await build({ ...common, entryPoints: { run: "src/cli/run.ts" }, outdir: "dist", plugins: [lazyParts] }),
  await build({
    ...common,
    entryPoints: { index: "src/index.ts", stats: "src/stats/index.ts" },
    outdir: "dist",
    chunkNames: "[name]-[hash]",
    splitting: true,
    plugins: [lazyParts],
  }),
  await build({
    ...common,
    entryPoints: Object.fromEntries(Object.entries(LAZY).map(([name, file]) => [file, name])),
    outdir: "dist/lazy",
    chunkNames: "shared-[hash]",
    splitting: true,
  }),
]);
built.push(
  await build({
    ...common,
    format: "cjs",
    stdin: {
      contents: `module.exports = {${[...distributions]
        .sort()
        .map((name) => `get "${name}"() { return require("${name}"); }`)
        .join(", ")}};`,
      resolveDir: ".",
    },
    outfile: "dist/lazy/distributions.cjs",
    banner: {},
  }),
);
const { metafile: page } = await build({
  entryPoints: { page: "src/report/page/browser/main.ts" },
  outdir: "dist/page",
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  metafile: true,
  // Imported by Vega, and used by no chart here.
  alias: Object.fromEntries(
    ["crossfilter", "force", "hierarchy", "label", "voronoi", "wordcloud"].map((name) => [
      `vega-${name}`,
      "./src/report/page/browser/no-transforms.ts",
    ]),
  ),
});
await build({
  entryPoints: { page: "src/report/page/page.css" },
  outdir: "dist/page",
  bundle: true,
  charset: "utf8",
  minify: true,
});
copyFileSync("src/report/result.schema.json", "dist/result.schema.json");
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.types.json"], { stdio: "inherit" });
pruneTypes("dist/types", ["index.d.ts", "stats/index.d.ts"]);
const bundled = [...built.map(({ metafile }) => metafile), page].flatMap(({ inputs }) => Object.keys(inputs));
writeFileSync("dist/LICENSES.txt", licences(bundled));
// A page goes its own ways, and takes the licences of what is in it along.
writeFileSync("dist/page/LICENSES.txt", licences(Object.keys(page.inputs)));
// What is in the bundles: not published, a test reads it.
writeFileSync("dist/bundled.json", JSON.stringify(bundled));
