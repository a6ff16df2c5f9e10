import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FURTHER_METHODS } from "../../src/analysis/methods/further.js";
import { REGISTRY } from "../../src/analysis/registry.js";
import * as stats from "../../src/stats/index.js";
import { runCli } from "../cli/run-cli.js";
import { methodsPage } from "./methods-page.js";

const METHODS = [...REGISTRY.test, ...REGISTRY.correlation, ...REGISTRY.trends, ...FURTHER_METHODS];

describe("the registry of methods", () => {
  test("makes docs/methods.md", async () => {
    await expect(methodsPage()).toMatchFileSnapshot("../../docs/methods.md");
  });

  test("names functions that jdm-cytokines/stats exports, and every function it exports is named", () => {
    const named = new Set(METHODS.map(({ exported }) => exported));
    expect([...named].filter((name) => !(name in stats))).toEqual([]);
    const functions = Object.keys(stats).filter(
      (name) => !["normal", "studentT", "midranks", "adjustPValues"].includes(name),
    );
    expect(functions.filter((name) => !named.has(name))).toEqual([]);
  });

  test("has no id twice, and a DOI where there is one", () => {
    for (const entries of [...Object.values(REGISTRY), FURTHER_METHODS]) {
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { reference } of entries) expect(reference.doi ?? "10.").toMatch(/^10\./u);
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
