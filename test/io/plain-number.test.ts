import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainNumber } from "../../src/io/plain-number.js";

const digits = (maxLength: number) =>
  fc.array(fc.constantFrom(..."0123456789"), { maxLength }).map((list) => list.join(""));

/** Decimals with up to 20 digits, as they are written and as they are not. */
const decimal = fc
  .tuple(fc.constantFrom("", "", "-"), digits(10), fc.constantFrom("", ".", "."), digits(10))
  .map((parts) => parts.join(""));

describe("a plain number", () => {
  test("is the one that Number gives, to the last bit, or is left to it", () => {
    const count = { read: 0, left: 0 };
    fc.assert(
      fc.property(decimal, (text) => {
        const value = plainNumber(text);
        if (Number.isNaN(value)) count.left++;
        else {
          count.read++;
          expect(Object.is(value, Number(text))).toBe(true);
        }
        // Only what Number cannot read either, or what has more than fifteen digits.
        const isPlain = /^-?(?:\d+\.?\d*|\.\d+)$/u.test(text) && text.replace(/\D/gu, "").length <= 15;
        expect(Number.isNaN(value)).toBe(!isPlain);
      }),
      { seed: 51, numRuns: 5000 },
    );
    expect(count.read).toBeGreaterThan(3000);
    expect(count.left).toBeGreaterThan(200);
  });

  test.each(["0.1", "-0", "0.000001", "123456789012345", "0.30000000000000", "999999999999.999", "5.", ".5", "8.41"])(
    "%s is one",
    (text) => {
      expect(Object.is(plainNumber(text), Number(text))).toBe(true);
    },
  );

  test.each([
    "",
    "-",
    ".",
    "-.",
    "+1",
    "1e3",
    "1.2.3",
    "--1",
    "1-",
    " 1",
    "1 ",
    "0x1",
    "NA",
    "1,5",
    "١",
    "1234567890123456",
  ])("%j is none", (text) => {
    expect(plainNumber(text)).toBeNaN();
  });

  test("may stand behind something else", () => {
    expect(plainNumber("<3.25", 1)).toBe(3.25);
    expect(plainNumber("<-2", 1)).toBe(-2);
    expect(plainNumber("<", 1)).toBeNaN();
  });
});
