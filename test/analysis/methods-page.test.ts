import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { REGISTRY, SOURCES } from "../../src/analysis/registry.js";
import * as stats from "../../src/stats/index.js";
import { runCli } from "../cli/run-cli.js";
import { methodsPage } from "./methods-page.js";

const METHODS = [...REGISTRY.test, ...REGISTRY.correlation, ...REGISTRY.trends, ...REGISTRY.further];

describe("the registry of methods", () => {
  test("makes docs/methods.md", async () => {
    await expect(methodsPage()).toMatchFileSnapshot("../../docs/methods.md");
  });

  test("names functions that jdm-cytokines/stats exports, and every function it exports is named", () => {
    const named = new Set<string>(METHODS.map(({ exported }) => exported));
    expect([...named].filter((name) => !(name in stats))).toEqual([]);
    const functions = Object.keys(stats).filter(
      (name) => !["normal", "studentT", "midranks", "adjustPValues"].includes(name),
    );
    expect(functions.filter((name) => !named.has(name))).toEqual([]);
  });

  test("has no id twice, and a source for each", () => {
    for (const entries of Object.values(REGISTRY)) {
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { reference } of entries) expect(reference.length).toBeGreaterThan(0);
    }
  });

  test("lists each source once, with its year in both forms and a DOI where there is one", () => {
    const sources = Object.values(SOURCES);
    expect(new Set(sources.map(({ full }) => full)).size).toBe(sources.length);
    for (const { short, full, doi } of sources) {
      expect(full).toContain(/\d{4}/u.exec(short)?.[0] ?? "no year");
      expect(doi ?? "10.").toMatch(/^10\./u);
    }
  });

  test("is what --help offers", () => {
    const help = runCli(["analyze", "--help"]).stdout.replaceAll(/\s+/gu, " ");
    for (const kind of ["test", "adjust", "correlation"] as const)
      expect(help).toContain(`: ${REGISTRY[kind].map(({ id }) => id).join(", ")} (default ${REGISTRY[kind][0].id})`);
  });

  test("is what the README's table of choices shows", () => {
    const readme = readFileSync("README.md", "utf8");
    const rows = (["test", "correlation", "adjust"] as const).map(
      (kind) => `| \`--${kind}\` | ${REGISTRY[kind].map(({ id, label }) => `\`${id}\` ${label}`).join(" · ")} |`,
    );
    for (const row of rows) expect(readme).toContain(row);
  });
});
