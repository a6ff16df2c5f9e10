/**
 * The flags of V8 under which this program runs. Most runs take a fraction of a second, of which the V8 of Node 20 spends a
 * third on optimizing code: with these it copies less of what a function calls into it, and waits longer before it begins.
 * Later ones have a cheap compiler to begin with, and are left as they are. Runs of many seconds take as long either way.
 *
 * JavaScript, since the build reads it as well: V8 takes what it once compiled under the same flags only.
 *
 * @param {string} node Its version. @returns {readonly string[]}
 */
export function v8Flags(node) {
  return Number.parseInt(node, 10) < 22
    ? ["--max-inlined-bytecode-size-cumulative=100", "--interrupt-budget=160000"]
    : [];
}
