import { glyphBytes, glyphsWithParts, renumbered } from "./glyphs.js";
import { characterMap, tablesOf, viewOf } from "./true-type.js";

/** What drawing takes besides the outlines; kerning is left out, since text is measured without it. */
const KEPT = ["OS/2", "cvt ", "fpgm", "gasp", "name", "prep"];

/**
 * A TrueType font with the glyphs of some characters alone, as bytes of a TrueType font.
 * @throws RangeError where the font is none.
 */
export function fontSubset(font: Uint8Array, characters: Iterable<string>): Uint8Array {
  const tables = tablesOf(font);
  const glyphOf = characterMap(font);
  const codePoints = [...new Set(Array.from(characters, (character) => character.codePointAt(0) ?? 0))]
    .filter((codePoint) => glyphOf(codePoint) !== 0)
    .sort((a, b) => a - b);
  const glyphs = glyphsWithParts(tables, [0, ...codePoints.map(glyphOf)]);
  const order = new Map(glyphs.map((glyph, i) => [glyph, i]));
  const outlines = glyphs.map((glyph) => renumbered(glyphBytes(tables, glyph), order));
  const parts = new Map(KEPT.flatMap((tag) => (tables.has(tag) ? [[tag, tables(tag)] as const] : [])));
  parts.set("glyf", joined(outlines));
  parts.set("loca", offsetsOf(outlines));
  parts.set("hmtx", metricsOf(tables("hmtx"), viewOf(tables("hhea")).getUint16(34), glyphs));
  parts.set(
    "head",
    changed(tables("head"), (head) => head.setInt16(50, 1)),
  );
  parts.set(
    "hhea",
    changed(tables("hhea"), (hhea) => hhea.setUint16(34, glyphs.length)),
  );
  parts.set(
    "maxp",
    changed(tables("maxp"), (maxp) => maxp.setUint16(4, glyphs.length)),
  );
  parts.set(
    "post",
    changed(tables("post").slice(0, 32), (post) => post.setUint32(0, 0x00030000)),
  );
  parts.set(
    "cmap",
    mapOf(
      codePoints,
      codePoints.map((codePoint) => order.get(glyphOf(codePoint)) ?? 0),
    ),
  );
  return fileOf(parts);
}

function changed(table: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = table.slice();
  change(viewOf(copy));
  return copy;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** `loca` in its long form. */
function offsetsOf(outlines: readonly Uint8Array[]): Uint8Array {
  const offsets = new Uint8Array(4 * (outlines.length + 1));
  let at = 0;
  for (const [i, { length }] of outlines.entries()) {
    at += length;
    viewOf(offsets).setUint32(4 * (i + 1), at);
  }
  return offsets;
}

/** Advance and left bearing of each glyph; those past the long metrics share the last one's advance. */
function metricsOf(metrics: Uint8Array, long: number, glyphs: readonly number[]): Uint8Array {
  const own = new Uint8Array(4 * glyphs.length);
  for (const [i, glyph] of glyphs.entries()) {
    const bearing = glyph < long ? 4 * glyph + 2 : 4 * long + 2 * (glyph - long);
    viewOf(own).setUint16(4 * i, viewOf(metrics).getUint16(4 * Math.min(glyph, long - 1)));
    viewOf(own).setInt16(4 * i + 2, viewOf(metrics).getInt16(bearing));
  }
  return own;
}

/** `cmap` of one map in format 12, a group a character. */
function mapOf(codePoints: readonly number[], glyphs: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(28 + 12 * codePoints.length);
  const map = viewOf(bytes);
  for (const [at, value] of [
    [2, 1],
    [4, 3],
    [6, 10],
    [12, 12],
  ])
    map.setUint16(at, value);
  for (const [at, value] of [
    [8, 12],
    [16, 16 + 12 * codePoints.length],
    [24, codePoints.length],
  ])
    map.setUint32(at, value);
  for (const [i, codePoint] of codePoints.entries())
    for (const [j, value] of [codePoint, codePoint, glyphs[i]].entries()) map.setUint32(28 + 12 * i + 4 * j, value);
  return bytes;
}

/** The tables by tag in one file, each on a multiple of four bytes, with their checksums. */
function fileOf(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const padded = tags.map((tag) => {
    const table = tables.get(tag) ?? new Uint8Array();
    const bytes = new Uint8Array(Math.ceil(table.length / 4) * 4);
    bytes.set(table);
    return { tag, length: table.length, bytes };
  });
  const start = 12 + 16 * tags.length;
  const file = new Uint8Array(start + padded.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const out = viewOf(file);
  out.setUint32(0, 0x00010000);
  for (const [i, value] of [tags.length, 16 * power, Math.log2(power), 16 * (tags.length - power)].entries())
    out.setUint16(4 + 2 * i, value);
  let at = start;
  let head = 0;
  for (const [i, { tag, length, bytes }] of padded.entries()) {
    if (tag === "head") {
      head = at;
      viewOf(bytes).setUint32(8, 0);
    }
    for (let j = 0; j < 4; j++) file[12 + 16 * i + j] = tag.charCodeAt(j);
    out.setUint32(16 + 16 * i, sumOf(bytes));
    out.setUint32(20 + 16 * i, at);
    out.setUint32(24 + 16 * i, length);
    file.set(bytes, at);
    at += bytes.length;
  }
  out.setUint32(head + 8, (0xb1b0afba - sumOf(file)) >>> 0);
  return file;
}

/** Sum of the 32-bit words, as the format asks for. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + viewOf(bytes).getUint32(at)) >>> 0;
  return sum;
}
