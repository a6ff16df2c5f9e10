/** What is inside `src/stats` and not published, bundled as it stands. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const internals = await bundle(`
  export * from "./src/stats/index.js";
  export { rePairingsNull } from "./src/stats/null/re-pairings.js";
  export { phaseMethod, phasesNull } from "./src/stats/null/phases.js";
  export { phasePattern } from "./src/stats/null/phase-pattern.js";
  export { signFlipsNull } from "./src/stats/null/sign-flips.js";
  export { saddlepointSignFlips } from "./src/stats/null/saddlepoint-sign-flips.js";
  export { pValue } from "./src/stats/null/p-value.js";
  export { rank } from "./src/stats/numeric/midranks.js";
  export { chiSquare } from "./src/stats/numeric/chi-square.js";
  export { fisherF } from "./src/stats/numeric/fisher-f.js";
`);

/** @param {string} contents @returns {Promise<any>} */
async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("..", import.meta.url)), loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(import.meta.url)});`,
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
