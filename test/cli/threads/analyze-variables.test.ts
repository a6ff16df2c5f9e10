import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { alignStudy } from "../../../src/analysis/aligned-study.js";
import { variableRows } from "../../../src/analysis/variable-rows.js";
import { analyzeVariables } from "../../../src/cli/threads/analyze-variables.js";
import { inThreads } from "../../../src/cli/threads/in-threads.js";
import type { Threads } from "../../../src/cli/threads/threads.js";
import { planWith, smallStudy } from "../../analysis/small-study.js";

vi.mock("../../../src/cli/threads/in-threads.js", { spy: true });

const ALL = { compare: true, correlate: true, patients: true };
const study = smallStudy([
  ["A", -10, { "IL-6": 8, CXCL10: 5, "IL-8": 3, CMAS: 20 }],
  ["A", 30, { "IL-6": 2, CXCL10: 4, "IL-8": "<2", CMAS: 40 }],
  ["B", -20, { "IL-6": 6, CXCL10: 7, "IL-8": 5, CMAS: 25 }],
  ["B", 50, { "IL-6": 3, CXCL10: "NA", "IL-8": 4, CMAS: 45 }],
]);
const aligned = alignStudy(study, planWith({}));
const count = study.variables.length;
const expected = study.variables.map((_, variable) => variableRows(aligned, variable, ALL));
const mocked = vi.mocked(inThreads);

let now = 0;
let progressed: number[];

beforeEach(() => {
  vi.spyOn(process, "uptime").mockImplementation(() => now);
  progressed = [];
  mocked.mockReset();
  mocked.mockImplementation(async (_, from, to) => expected.slice(from, to));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Each variable is made to take `pace` seconds. */
const analyzed = (threads: Threads, pace = 0) =>
  analyzeVariables(aligned, ALL, threads, {
    pause: async () => {
      now += pace;
    },
    progress: (done) => progressed.push(done),
  });

/** From which variable on how many threads were asked. */
const handedOver = () => mocked.mock.calls.map(([, from, to, threads]) => ({ from, to, threads }));

test("a short analysis keeps to one thread", async () => {
  expect(await analyzed({ most: 8, isAsked: false }, 0.01)).toEqual(expected);
  expect(progressed).toEqual([0, 1, 2, 3]);
  expect(mocked).not.toHaveBeenCalled();
});

test("a long one goes on in several, each with a second's work or more", async () => {
  expect(await analyzed({ most: 2, isAsked: false }, 1.1)).toEqual(expected);
  expect(await analyzed({ most: 8, isAsked: false }, 1.1)).toEqual(expected);
  expect(handedOver()).toEqual([
    { from: 1, to: count, threads: 2 },
    { from: 1, to: count, threads: 3 },
  ]);
});

test("where little is left, or only one thread may work, it does not", async () => {
  for (const threads of [
    { most: 1, isAsked: false },
    { most: 1, isAsked: true },
  ])
    expect(await analyzed(threads, 1.1)).toEqual(expected);
  expect(await analyzed({ most: 8, isAsked: false }, 0.6)).toEqual(expected);
  expect(mocked).not.toHaveBeenCalled();
});

test("where threads fail that nobody asked for, this one goes on", async () => {
  mocked.mockRejectedValue(new Error("Access to this API has been restricted"));
  expect(await analyzed({ most: 8, isAsked: false }, 1.1)).toEqual(expected);
  expect(handedOver()).toEqual([{ from: 1, to: count, threads: 3 }]);
  expect(progressed).toEqual([0, 1, 2, 3]);
  await expect(analyzed({ most: 8, isAsked: true })).rejects.toThrow("restricted");
});

test("threads that are asked for start at once", async () => {
  expect(await analyzed({ most: 3, isAsked: true })).toEqual(expected);
  expect(handedOver()).toEqual([{ from: 0, to: count, threads: 3 }]);
});

test("a thread that cannot start is an error, and no wait", async () => {
  const { inThreads: untouched } = await vi.importActual<typeof import("../../../src/cli/threads/in-threads.js")>(
    "../../../src/cli/threads/in-threads.js",
  );
  // Beside the sources there is no built program.
  const task = { study, plan: planWith({}), parts: ALL };
  await expect(untouched(task, 0, count, 2, () => {})).rejects.toThrow("worker.cjs");
});
