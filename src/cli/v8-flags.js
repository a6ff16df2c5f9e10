/** A V8 that lacks a flag says so on standard error. */
const NEWEST_TRIED = 24;

/**
 * The flags of V8 under which this program runs. Most runs take a fraction of a second, of which V8 spends a third on
 * optimizing code: with these it copies less of what a function calls into it, and waits longer before it begins, which
 * newer ones, having a cheap compiler to begin with, do by themselves. Runs of many seconds take as long either way.
 *
 * JavaScript, since the build reads it as well: V8 takes what it once compiled under the same flags only.
 *
 * @param {string} node Its version. @returns {readonly string[]}
 */
export function v8Flags(node) {
  const major = Number.parseInt(node, 10);
  if (major > NEWEST_TRIED) return [];
  const copying = "--max-inlined-bytecode-size-cumulative=100";
  return major < 22 ? [copying, "--interrupt-budget=160000"] : [copying];
}
