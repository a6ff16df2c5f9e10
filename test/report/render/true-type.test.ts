import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { FONT_FAMILY, fontFiles, fontMetrics } from "../../../src/report/render/fonts.js";
import { textWidth } from "../../../src/report/render/text-width.js";
import { trueTypeMetrics } from "../../../src/report/render/true-type.js";

const CHARACTERS = "abcxyzABCXYZ0123456789βγαδκµ→×≤≥<>−–…°±·√.,:;()[]%/'’=≠↑↓";

/** Width in which resvg, which reads and shapes fonts by itself, sets a text at 100 px. */
function inkWidth(text: string, weight: number): number {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200"><text y="100" font-family="${FONT_FAMILY}" font-size="100" font-weight="${weight}">${escaped}</text></svg>`;
  return new Resvg(svg, { font: { fontFiles: fontFiles(), loadSystemFonts: false } }).getBBox()?.width ?? 0;
}

describe.each([400, 700] as const)("the bundled font in weight %d", (weight) => {
  test("draws every character that charts use", () => {
    for (const character of CHARACTERS)
      expect([character, fontMetrics(weight).has(character)]).toEqual([character, true]);
  });

  test("lacks what it lacks", () => {
    for (const character of ["漢", "\u{1F9EC}", "\u{10FFFF}"]) expect(fontMetrics(weight).has(character)).toBe(false);
  });

  test("advances as resvg does: eleven of a letter that does not kern are ten advances wider than one", () => {
    for (const letter of "HeoxniMm0βα") {
      const advance = (inkWidth(letter.repeat(11), weight) - inkWidth(letter, weight)) / 10;
      expect([letter, Math.round(textWidth({ fontSize: 100, fontWeight: weight }, letter) * 10)]).toEqual([
        letter,
        Math.round(advance * 10),
      ]);
    }
  });

  test("is within 3 % of what resvg sets with kerning", () => {
    for (const text of [
      "Before and after, patient by patient",
      "CXCL10 (pg/ml)",
      "×0.0944, p = .250",
      "IL-12p70, TNF-α",
    ]) {
      const ratio = textWidth({ fontSize: 100, fontWeight: weight }, text) / inkWidth(text, weight);
      expect(ratio).toBeGreaterThan(0.97);
      expect(ratio).toBeLessThan(1.04);
    }
  });
});

describe("the width of a text", () => {
  test("of several lines is that of the widest, and never more than its limit", () => {
    expect(textWidth({}, ["a", "abc", "ab"])).toBe(textWidth({}, "abc"));
    expect(textWidth({ limit: 5 }, "abc")).toBe(5);
    expect(textWidth({ limit: 500 }, "abc")).toBe(textWidth({}, "abc"));
    expect(textWidth({}, null)).toBe(0);
  });

  test("reads weights as CSS does", () => {
    const width = (fontWeight: number | string) => textWidth({ fontWeight }, "abc");
    expect(width("bold")).toBe(width(700));
    expect(width("normal")).toBe(width(400));
    expect(width(700)).toBeGreaterThan(width(400));
  });
});

describe("a font file", () => {
  const [file] = fontFiles();

  test("that is none, or is cut off, is refused by name of what is missing", () => {
    expect(() => trueTypeMetrics(new Uint8Array(0))).toThrow('a TrueType font was required; found no table "head"');
    expect(() => trueTypeMetrics(readFileSync(file).subarray(0, 60))).toThrow(RangeError);
  });

  test("is read wherever in a buffer it lies", () => {
    const bytes = readFileSync(file);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(trueTypeMetrics(shifted.subarray(3)).width("abc")).toBe(fontMetrics(400).width("abc"));
  });

  test("with a character map in format 4 alone gives the same glyphs", () => {
    const bytes = Uint8Array.from(readFileSync(file));
    const view = new DataView(bytes.buffer);
    let cmap = 0;
    for (let at = 12; cmap === 0; at += 16) if (view.getUint32(at) === 0x63_6d_61_70) cmap = view.getUint32(at + 8);
    let hidden = 0;
    for (let i = 0; i < view.getUint16(cmap + 2); i++) {
      const record = cmap + 4 + 8 * i;
      if (view.getUint16(cmap + view.getUint32(record + 4)) === 12) {
        view.setUint16(record, 9);
        hidden++;
      }
    }
    expect(hidden).toBeGreaterThan(0);
    const metrics = trueTypeMetrics(bytes);
    for (const character of CHARACTERS) {
      expect([character, metrics.has(character)]).toEqual([character, true]);
      expect(metrics.width(character)).toBe(fontMetrics(400).width(character));
    }
    expect(metrics.has("漢")).toBe(false);
  });
});
