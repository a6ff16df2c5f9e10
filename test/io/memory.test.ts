import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

describe("a long table of 2.7 million rows", () => {
  test("takes at most three times its columns and 60 MB over what the process takes anyway", () => {
    // Node 24 lets young garbage pile up twice as high before it looks for it.
    const args = ["--max-semi-space-size=16", resolve("bench/read-long-file.js")];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const { rows, baseline, columns, peak } = JSON.parse(stdout);
    expect(rows).toBe(2_700_000);
    // A value of eight bytes, a mark of one and a line of four, for each row.
    expect(columns).toBe(Math.round((2_700_000 * 13) / 2 ** 20));
    expect(peak).toBeLessThanOrEqual(baseline + 3 * columns + 60);
  });
});
