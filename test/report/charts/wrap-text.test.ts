import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapText } from "../../../src/report/charts/wrap-text.js";
import { textWidth } from "../../../src/report/render/text-width.js";

const STYLE = { fontSize: 11, fontWeight: 700 };

test("each line is as full as it can be, a longer word stays whole, and the lines are the text", () => {
  const word = fc.string({ unit: fc.constantFrom("i", "W", "µ", "−", "日"), minLength: 1, maxLength: 12 });
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, fc.integer({ min: 10, max: 400 }), (whole, width) => {
      const lines = wrapText(whole, width, STYLE);
      expect(lines.join(" ")).toBe(whole);
      for (const [i, line] of lines.entries()) {
        expect(textWidth(STYLE, line) <= width || !line.includes(" ")).toBe(true);
        if (i > 0) expect(textWidth(STYLE, `${lines[i - 1]} ${line.split(" ")[0]}`)).toBeGreaterThan(width);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});
