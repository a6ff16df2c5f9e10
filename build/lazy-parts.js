/** What few calls need: which packages are bundles of their own, and what stands in their place until they are read. */

/** Packages that few calls need and that take long to load. @type {Readonly<Record<string, string>>} */
export const LAZY = { vega: "vega", "vega-lite": "vega-lite", "read-excel-file/node": "read-excel-file" };

/**
 * Packages of functions that take longer to load and set up than most analyses, in a file that is read when one of them is
 * first called: the distribution library is some 200 small packages, the widths of text hold all emoji there are.
 */
const WHEN_CALLED = {
  distributions: { packages: /^@stdlib\//, found: (/** @type {string} */ name) => `require("${name}")` },
  "string-width": { packages: /^string-width$/, found: (/** @type {string} */ name) => `require("${name}").default` },
};

/** The functions of each such file that are called somewhere. @type {Map<string, Set<string>>} */
const called = new Map(Object.keys(WHEN_CALLED).map((file) => [file, new Set()]));

/** What each such file is made of, once all bundles have been built that may call it. @returns {[file: string, contents: string][]} */
export function whenCalled() {
  return Object.entries(WHEN_CALLED).map(([file, { found }]) => {
    const getters = [...(called.get(file) ?? [])].sort().map((name) => `get "${name}"() { return ${found(name)}; }`);
    return [file, `module.exports = {${getters.join(", ")}};`];
  });
}

/**
 * Only `import()` of the lazy ones makes a file of its own: one file loads faster than the forty that its parts would be.
 * @type {import("esbuild").Plugin}
 */
export const lazyParts = {
  name: "lazy-parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(vega|vega-lite|read-excel-file\/node)$/ }, ({ path, kind }) => {
      if (kind !== "dynamic-import") return undefined;
      return { path: `./lazy/${LAZY[path]}.js`, external: true };
    });
    onResolve({ filter: /^\.\/lazy\// }, ({ path }) => ({ path, external: true }));
    for (const [file, { packages }] of Object.entries(WHEN_CALLED)) {
      onResolve({ filter: packages }, ({ path }) => ({ path, namespace: file }));
      onLoad({ filter: /./, namespace: file }, ({ path }) => {
        called.get(file)?.add(path);
        return {
          contents: `let found; export default (...values) => (found ??= require("./lazy/${file}.cjs")["${path}"])(...values);`,
        };
      });
    }
  },
};
