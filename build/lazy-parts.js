/** What few calls need: which packages are bundles of their own, and what stands in their place until they are read. */

/** Packages that few calls need and that take long to load. @type {Readonly<Record<string, string>>} */
export const LAZY = { vega: "vega", "vega-lite": "vega-lite", "read-excel-file/node": "read-excel-file" };

/** The functions of the distribution library that are called somewhere: its bundle holds them. @type {Set<string>} */
export const distributions = new Set();

/**
 * Only `import()` of those makes a file of its own: one file loads faster than the forty that its parts would be.
 * The distribution library is some 200 small CommonJS packages, which take longer to load and set up than most analyses:
 * its file is read when one of its functions is first called.
 * @type {import("esbuild").Plugin}
 */
export const lazyParts = {
  name: "lazy-parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(vega|vega-lite|read-excel-file\/node|\.\/run\.js)$/ }, ({ path, kind }) => {
      if (kind !== "dynamic-import") return undefined;
      return { path: path in LAZY ? `./lazy/${LAZY[path]}.js` : path, external: true };
    });
    onResolve({ filter: /^@stdlib\// }, ({ path }) => ({ path, namespace: "when-called" }));
    onResolve({ filter: /^\.\/lazy\// }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: "when-called" }, ({ path }) => {
      distributions.add(path);
      return {
        contents: `let found; export default (...values) => (found ??= require("./lazy/distributions.cjs")["${path}"])(...values);`,
      };
    });
  },
};
