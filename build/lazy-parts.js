/** What few calls need: which packages are files of their own, and what stands in their place until they are read. */

const wholePackage = (/** @type {string} */ name) => `require("${name}")`;

/**
 * Packages that few calls need and that take longer to load and set up than most analyses, by the file they are in: the
 * distribution library is some 200 small packages, the widths of text hold all emoji there are. CommonJS, since a program
 * that is started from what V8 made of it (code-cache.js) has no `import()`.
 */
const FILES = {
  distributions: { packages: /^@stdlib\//, found: wholePackage },
  "string-width": {
    packages: /^string-width$/,
    found: (/** @type {string} */ name) => `${wholePackage(name)}.default`,
  },
  vega: { packages: /^vega(-lite)?$/, found: wholePackage },
  "read-excel-file": { packages: /^read-excel-file\/universal$/, found: wholePackage },
};

/** What is asked for of each file. @type {Map<string, Set<string>>} */
const asked = new Map(Object.keys(FILES).map((file) => [file, new Set()]));

/** What each file is made of, once all bundles have been built that may ask for it. @returns {[file: string, contents: string][]} */
export function lazyFiles() {
  return Object.entries(FILES).map(([file, { found }]) => {
    const getters = [...(asked.get(file) ?? [])].sort().map((name) => `get "${name}"() { return ${found(name)}; }`);
    return [file, `module.exports = {${getters.join(", ")}};`];
  });
}

/**
 * A package is set up when it is imported by `import()`, a function that is imported otherwise when it is first called.
 * @type {import("esbuild").Plugin}
 */
export const lazyParts = {
  name: "lazy-parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/lazy\// }, ({ path }) => ({ path, external: true }));
    for (const [file, { packages }] of Object.entries(FILES)) {
      onResolve({ filter: packages }, ({ path, kind }) => ({
        path,
        namespace: `${file}, ${kind === "dynamic-import" ? "imported" : "called"}`,
      }));
      const part = (/** @type {string} */ path) => {
        asked.get(file)?.add(path);
        return `require("./lazy/${file}.cjs")["${path}"]`;
      };
      onLoad({ filter: /./, namespace: `${file}, imported` }, async ({ path }) => {
        const names = Object.keys(await import(path)).filter((name) => name !== "default");
        return {
          contents: `const found = ${part(path)}; export default found.default; export const { ${names.join(", ")} } = found;`,
        };
      });
      onLoad({ filter: /./, namespace: `${file}, called` }, ({ path }) => ({
        contents: `let found; export default (...values) => (found ??= ${part(path)})(...values);`,
      }));
    }
  },
};
