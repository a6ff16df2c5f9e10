/** Builds `dist`: the bundles, their types, the schema, the licences of what is bundled. Run: npm run build */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { escapeLetters } from "./build/escape-letters.js";
import { lazyFiles, lazyParts } from "./build/lazy-parts.js";
import { licences } from "./build/licences.js";
import { pruneTypes } from "./build/prune-types.js";
import { usedParts } from "./build/used-parts.js";

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
  alias: {
    // Without it no canvas that happens to be installed can change how text is measured.
    "vega-canvas": "./src/report/render/no-canvas.js",
    debug: "./src/stats/numeric/no-debug.cjs",
  },
  define: { __VERSION__: JSON.stringify(version) },
};
/**
 * What the command starts is CommonJS: Node starts that sooner, and each part of it asks for Node's modules when it runs.
 * @satisfies {import("esbuild").BuildOptions}
 */
const started = {
  ...common,
  format: /** @type {const} */ ("cjs"),
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  plugins: [usedParts, lazyParts],
  supported: { "dynamic-import": false },
  alias: {
    ...common.alias,
    "node:child_process": "./src/cli/no-subprocess.js",
    "#supports-color": "./src/cli/no-supports-color.js",
  },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
};
const inFile = { ...common.define, "import.meta.url": "__url" };
const built = /** @type {import("esbuild").BuildResult<{ metafile: true }>[]} */ ([
  await build({
    ...started,
    entryPoints: { run: "src/cli/run.ts", worker: "src/cli/threads/worker.ts" },
    define: inFile,
  }),
  // The library is modules alone, which others can bundle.
  await build({
    ...common,
    entryPoints: { index: "src/index.ts", stats: "src/stats/index.ts" },
    outdir: "dist",
    chunkNames: "[name]-[hash]",
    splitting: true,
    plugins: [usedParts],
  }),
]);
const parts = ["./run.cjs"];
for (const [file, contents] of lazyFiles()) {
  parts.push(`./lazy/${file}.cjs`);
  const options = { ...common, format: started.format, stdin: { contents, resolveDir: "." } };
  built.push(await build({ ...options, outfile: `dist/lazy/${file}.cjs` }));
}
for (const part of parts) escapeLetters(join("dist", part));
const caches = JSON.stringify(Object.fromEntries(parts.map((part) => [part, cacheNameOf(part)])));
built.push(
  await build({ ...started, entryPoints: { cli: "src/cli/main.ts" }, define: { ...inFile, __CACHES__: caches } }),
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
// They stand in pages as they are.
for (const [file, tag] of [
  ["page.js", "script"],
  ["page.css", "style"],
])
  if (new RegExp(`</${tag}|<!--`, "iu").test(readFileSync(`dist/page/${file}`, "utf8")))
    throw new Error(`${file} holds the end of the element it stands in, or a comment`);
copyFileSync("src/report/result.schema.json", "dist/result.schema.json");
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.types.json"], { stdio: "inherit" });
pruneTypes("dist/types", ["index.d.ts", "stats/index.d.ts"]);
const bundled = [...built.map(({ metafile }) => metafile), page].flatMap(({ inputs }) => Object.keys(inputs));
writeFileSync("dist/LICENSES.txt", licences(bundled));
// A page goes its own ways, and takes the licences of what is in it along.
writeFileSync("dist/page/LICENSES.txt", licences(Object.keys(page.inputs)));
// What is in the bundles: not published, a test reads it.
writeFileSync("dist/bundled.json", JSON.stringify(bundled));
// What V8 makes of the program, for the Node that builds; not published.
const results = mkdtempSync(join(tmpdir(), "jdm-cytokines-build-"));
try {
  const study = "examples/synthetic-three-patients/wide.csv";
  const table = ["compare", "correlate"].map((name) => [name, study, "-o", join(results, name), "--quiet"]);
  const report = ["analyze", study, "--render", "svg", "--out", join(results, "report"), "--quiet"];
  for (const [use, calls] of Object.entries({ table, report: [report] }))
    execFileSync(process.execPath, ["build/code-cache.js", "dist", caches, use, JSON.stringify(calls)], {
      stdio: ["ignore", "ignore", "inherit"],
      // Options change what V8 makes of it.
      env: { ...process.env, NODE_OPTIONS: "" },
    });
} finally {
  rmSync(results, { recursive: true, force: true });
}

/** How the cache of a file is called, a name that no other contents share. @param {string} part */
function cacheNameOf(part) {
  const digest = createHash("sha256")
    .update(readFileSync(join("dist", part)))
    .digest("hex");
  return part.replace(/\.cjs$/, `-${digest.slice(0, 12)}`);
}
