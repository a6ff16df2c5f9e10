import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askPeer } from "../cross-check/ask-peer.js";
import { crossCheckInputs, type Input } from "../cross-check/inputs.js";
import { OURS } from "../cross-check/ours.js";

interface Head {
  readonly tools: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<Input["kind"], readonly string[]>>;
}

const [head, ...lines] = readFileSync("test/reference/cross-check.jsonl", "utf8").trim().split("\n");
const { names, tools } = JSON.parse(head) as Head;
const frozen = new Map(
  lines.map((line) => {
    const [id, ...values] = JSON.parse(line) as [string, ...(number | null)[]];
    return [id, values] as const;
  }),
);
const inputs = crossCheckInputs();

/** Twelve digits are kept, and peers that subtract from 1 lose some of theirs. */
const RELATIVE = 1e-9;
const ABSOLUTE = 1e-11;
const disagree = (a: number, b: number): boolean => !(Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(b)));

describe(`random inputs against ${Object.entries(tools).join(", ").replaceAll(",", " ")}`, () => {
  it("are at least 2,000, and each has its frozen results", () => {
    expect(inputs.length).toBeGreaterThanOrEqual(2000);
    expect([...frozen.keys()]).toEqual(inputs.map(({ id }) => id));
  });

  for (const kind of Object.keys(names) as Input["kind"][]) {
    const own = inputs.filter((input) => input.kind === kind);
    const ours = new Map(own.map((input) => [input.id, OURS[kind](input)]));
    // An adjusted family has one result a hypothesis.
    const groups = new Map<string, [number, string][]>();
    for (const [k, name] of names[kind].entries()) {
      const group = name.replace(/\.\d+$/u, "");
      groups.set(group, [...(groups.get(group) ?? []), [k, name]]);
    }
    it.each([...groups].map(([name, members]) => ({ name, members })))(
      `${kind}: we agree with $name`,
      ({ members }) => {
        let compared = 0;
        const apart: string[] = [];
        for (const { id, style } of own) {
          for (const [k, name] of members) {
            const expected = frozen.get(id)?.[k] ?? null;
            const found = expected === null ? undefined : ours.get(id)?.(name);
            if (found === undefined || expected === null) continue;
            compared++;
            if (found === null || disagree(found, expected)) apart.push(`${id} (${style}): ${found}, ${expected}`);
          }
        }
        expect(apart).toEqual([]);
        expect(compared).toBeGreaterThan(9);
      },
    );
  }
});

const hasR = spawnSync("Rscript", ["-e", "library(coin); library(exactRankTests)"]).status === 0;

describe.skipIf(!hasR)("R itself (SKIPPED where Rscript, coin or exactRankTests is absent)", () => {
  it("still says of every fortieth input what is frozen", () => {
    const some = inputs.filter((_, i) => i % 40 === 0);
    const { results } = askPeer("Rscript", ["peers.R"], some);
    for (const { id, kind } of some) {
      const expected = Object.fromEntries(names[kind].map((name, k) => [name, frozen.get(id)?.[k]]));
      for (const [name, value] of Object.entries(results.get(id) ?? {}))
        expect(disagree(value, expected[name] ?? Number.NaN), `${id} ${name}: ${value}, ${expected[name]}`).toBe(false);
    }
  });
});
