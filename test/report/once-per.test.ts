import { expect, test } from "vitest";
import { oncePer } from "../../src/report/once-per.js";

test("the work is done once an object, not once an equal one", () => {
  let calls = 0;
  const length = oncePer((list: readonly number[]) => {
    calls++;
    return list.length;
  });
  const [one, other] = [
    [1, 2],
    [1, 2],
  ];
  expect([length(one), length(one), length(other), length(one)]).toEqual([2, 2, 2, 2]);
  expect(calls).toBe(2);
});
