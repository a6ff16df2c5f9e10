import { describe, expect, test } from "vitest";
import { progressOn } from "../../../src/cli/output/progress.js";

/** Progress on a stream that keeps what it gets, at the times given. */
function watched(columns = 80) {
  const written: string[] = [];
  let time = 0;
  const progress = progressOn({ write: (text) => written.push(text), columns }, () => time);
  const at = (milliseconds: number, text: string) => {
    time = milliseconds;
    progress.show(text);
  };
  return { at, clear: progress.clear, written };
}

const ERASE = "\r\u001b[K";

describe("progress", () => {
  test("says nothing in the first second, and then takes nothing away", () => {
    const { at, clear, written } = watched();
    at(0, "reading");
    at(999, "reading");
    clear();
    expect(written).toEqual([]);
  });

  test("shows a new stage at once, and counting some times a second", () => {
    const { at, clear, written } = watched();
    at(1000, "variable 1 of 9");
    at(1050, "variable 2 of 9");
    at(1100, "variable 3 of 9");
    at(1101, "adjusting");
    clear();
    clear();
    expect(written).toEqual([`${ERASE}variable 1 of 9`, `${ERASE}variable 3 of 9`, `${ERASE}adjusting`, ERASE]);
  });

  test("stays on one line of the terminal, and shows what the terminal would obey", () => {
    const { at, written } = watched(10);
    at(2000, "reading \u001b[2J.csv");
    expect(written).toEqual([`${ERASE}reading ␛`]);
  });
});
