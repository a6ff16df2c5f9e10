/** What is in a bundle of a package of which little is used. */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "simple-statistics";
const sources = fileURLToPath(new URL(`../node_modules/${PACKAGE}/`, import.meta.url));

/**
 * The package is one file, which computes a table of the normal distribution whoever loads it. Its parts are files too: those
 * that nobody asks for are left out.
 * @type {import("esbuild").Plugin}
 */
export const usedParts = {
  name: "used-parts",
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${PACKAGE}$`) }, () => ({
      path: resolve(sources, "index.js"),
      sideEffects: false,
    }));
    onResolve({ filter: /^\.\.?\// }, ({ path, importer }) =>
      importer.startsWith(sources) ? { path: resolve(dirname(importer), path), sideEffects: false } : undefined,
    );
  },
};
