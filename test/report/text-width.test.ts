import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { textWidth } from "../../src/report/text-width.js";

const everyCharacter = Array.from({ length: 0x2e80 }, (_, code) => String.fromCharCode(code));

test("each character by itself and beside another is as wide as string-width says", () => {
  const widths = everyCharacter.filter((character) => textWidth(character) !== stringWidth(character));
  expect(widths).toEqual([]);
  const beside = everyCharacter.filter((character) => textWidth(`p${character}q`) !== stringWidth(`p${character}q`));
  expect(beside).toEqual([]);
});

test("texts of any characters are as wide as string-width says", () => {
  const texts = [fc.string({ unit: fc.constantFrom(...everyCharacter) }), fc.string({ unit: "grapheme" })];
  fc.assert(fc.property(fc.oneof(...texts), (text) => textWidth(text) === stringWidth(text)));
});

test("colour takes no room", () => {
  expect(textWidth("\u001b[31mCXCL10\u001b[39m ↓")).toBe(8);
});
