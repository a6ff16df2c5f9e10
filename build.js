/** Builds `dist`: the bundles, their types, the schema, the licences of what is bundled. Run: npm run build */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const FONT = "node_modules/@expo-google-fonts/inter";

process.chdir(fileURLToPath(new URL(".", import.meta.url)));
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist/fonts", { recursive: true });
for (const file of ["400Regular/Inter_400Regular.ttf", "700Bold/Inter_700Bold.ttf", "LICENSE_FONT"])
  copyFileSync(`${FONT}/${file}`, `dist/fonts/${basename(file).replace("LICENSE_FONT", "LICENSE.txt")}`);

/**
 * The distribution library is some 200 small CommonJS packages, which take longer to run than most analyses: each of
 * its functions is set up when it is first called.
 * @type {import("esbuild").Plugin}
 */
const lazyDistributions = {
  name: "lazy-distributions",
  setup(build) {
    build.onResolve({ filter: /^@stdlib\// }, ({ path, kind, resolveDir }) =>
      kind === "import-statement" ? { path, namespace: "lazy", pluginData: resolveDir } : undefined,
    );
    build.onLoad({ filter: /./, namespace: "lazy" }, ({ path, pluginData }) => ({
      contents: `let found; export default (...values) => (found ??= require("${path}"))(...values);`,
      resolveDir: pluginData,
    }));
  },
};

const { metafile } = await build({
  entryPoints: { cli: "src/cli/main.ts", index: "src/index.ts", stats: "src/stats/index.ts" },
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  plugins: [lazyDistributions],
  // Native, and only needed for PNG: it stays a dependency.
  external: ["@resvg/resvg-js"],
  // Without it no canvas that happens to be installed can change how text is measured.
  alias: { "vega-canvas": "./src/report/render/no-canvas.js" },
  define: { __VERSION__: JSON.stringify(version) },
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
copyFileSync("src/report/result.schema.json", "dist/result.schema.json");
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.types.json"], { stdio: "inherit" });
writeFileSync("dist/LICENSES.txt", licences(Object.keys(metafile.inputs)));

/** The licence of every package that went into the bundles, each text once. @param {string[]} inputs */
function licences(inputs) {
  const folders = inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/u)?.[0] ?? []);
  /** @type {Map<string, string[]>} */
  const packages = new Map();
  for (const folder of [...new Set(folders)].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
    const text = file === undefined ? "" : readFileSync(`${folder}/${file}`, "utf8").trim();
    packages.set(text, [...(packages.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  return [...packages].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`).join(`\n${"-".repeat(80)}\n\n`);
}
