import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedData } from "../shared-data.js";
import type { Adapter, Adapters, Case } from "./adapter.js";

/** Keys of `expected` that explain a result; `exact` holds the same p values as fractions. */
const EXPLANATIONS = new Set(["exact", "nDistinctMultisets", "nUndefined"]);

/** The README of the cases: relative tolerance, absolute floor 1e−15. */
const ABSOLUTE = 1e-15;

const adapters = await loadAdapters();
const file = sharedData("reference/cases.jsonl");
const cases = file === null ? [] : readFileSync(file, "utf8").trim().split("\n").map(parseCase);

describe.skipIf(file === null)("reference cases (SKIPPED where ../shared/data/reference/cases.jsonl is absent)", () => {
  it("are 276, all of them used: each has an adapter of its function, which compares at least one result", () => {
    expect(new Set(cases.map((entry) => entry.id)).size).toBe(276);
    expect(cases.filter((entry) => !adapters.has(entry.function)).map((entry) => entry.id)).toEqual([]);
    expect(cases.filter((entry) => resultsOf(entry).length === 0).map((entry) => entry.id)).toEqual([]);
  });

  it("has no adapter that no case uses", () => {
    const functions = new Set(cases.map((entry) => entry.function));
    expect([...adapters.keys()].filter((name) => !functions.has(name))).toEqual([]);
  });

  for (const entry of cases) {
    it(`${entry.id}: ${entry.function} agrees with ${entry.source}`, () => {
      const results = adapters.get(entry.function)?.(entry) ?? {};
      for (const key of resultsOf(entry)) {
        expect(results, "the adapter names every result").toHaveProperty(key);
        expectClose(results[key], entry.expected[key], entry.tol, key);
      }
    });
  }
});

/** The keys of `expected` that name a result. */
function resultsOf(entry: Case): string[] {
  return Object.keys(entry.expected).filter((key) => !EXPLANATIONS.has(key));
}

function expectClose(actual: unknown, expected: unknown, tol: number, path: string): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual), `${path} is an array`).toBe(true);
    const entries = actual as readonly unknown[];
    expect(entries.length, `length of ${path}`).toBe(expected.length);
    for (const [i, value] of expected.entries()) expectClose(entries[i], value, tol, `${path}[${i}]`);
    return;
  }
  const value = expected === "Infinity" ? Infinity : expected === "-Infinity" ? -Infinity : expected;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    expect(actual, path).toBe(value);
    return;
  }
  expect(typeof actual, path).toBe("number");
  const error = Math.abs((actual as number) - value);
  expect(error, `${path}: ${String(actual)} against ${value}`).toBeLessThanOrEqual(
    Math.max(ABSOLUTE, tol * Math.abs(value)),
  );
}

function parseCase(line: string): Case {
  return JSON.parse(line) as Case;
}

async function loadAdapters(): Promise<Map<string, Adapter>> {
  const found = new Map<string, Adapter>();
  for (const name of readdirSync(new URL("adapters/", import.meta.url))) {
    const module = (await import(new URL(`adapters/${name}`, import.meta.url).href)) as { adapters: Adapters };
    for (const [key, adapter] of Object.entries(module.adapters)) found.set(key, adapter);
  }
  return found;
}
