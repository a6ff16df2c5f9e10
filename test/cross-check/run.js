/**
 * Asks R (with coin and exactRankTests) and SciPy about the inputs of `inputs.js` and freezes what they say, which
 * `test/reference/cross-check.test.ts` compares with our results in every run:
 *
 *   node test/cross-check/run.js            writes test/reference/cross-check.jsonl
 *
 * First line: the tools, their versions, and the names of the results of each kind of input. Then a line an input: its
 * id, and the results in that order, to twelve digits; null where the peer has none.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { askPeer } from "./ask-peer.js";
import { crossCheckInputs } from "./inputs.js";

const inputs = crossCheckInputs();
const r = askPeer("Rscript", ["peers.R"], inputs);
const scipy = askPeer("/usr/bin/env", ["python3", "peers.py"], inputs);
const found = inputs.map(({ id, kind }) => ({ id, kind, results: { ...r.results.get(id), ...scipy.results.get(id) } }));
/** @type {Record<string, string[]>} */
const names = {};
for (const { kind, results } of found) names[kind] = [...new Set([...(names[kind] ?? []), ...Object.keys(results)])];
const head = { tools: { ...r.versions, ...scipy.versions }, script: "node test/cross-check/run.js", names };
const lines = found.map(({ id, kind, results }) =>
  JSON.stringify([id, ...names[kind].map((name) => results[name] ?? null)]),
);
const path = fileURLToPath(new URL("../reference/cross-check.jsonl", import.meta.url));
writeFileSync(path, `${[JSON.stringify(head), ...lines].join("\n")}\n`);
process.stdout.write(`${inputs.length} inputs written to ${path}\n`);
