import { type FontTables, viewOf } from "./true-type.js";

/** Bits of a composite glyph's component that say what follows it. */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** Some glyphs and, of composite ones, the glyphs they are made of; in the order of their numbers. */
export function glyphsWithParts(tables: FontTables, glyphs: readonly number[]): number[] {
  const all = new Set<number>();
  const open = [...glyphs];
  for (let glyph = open.pop(); glyph !== undefined; glyph = open.pop()) {
    if (all.has(glyph)) continue;
    all.add(glyph);
    const bytes = glyphBytes(tables, glyph);
    open.push(...componentsOf(bytes).map((at) => viewOf(bytes).getUint16(at)));
  }
  return [...all].sort((a, b) => a - b);
}

/** The outline of a glyph, empty for a blank. */
export function glyphBytes(tables: FontTables, glyph: number): Uint8Array {
  const isLong = viewOf(tables("head")).getInt16(50) === 1;
  const loca = viewOf(tables("loca"));
  const [start, end] = [glyph, glyph + 1].map((i) => (isLong ? loca.getUint32(4 * i) : 2 * loca.getUint16(2 * i)));
  return tables("glyf").slice(start, end);
}

/** A composite glyph with the new numbers of its components, on a multiple of four bytes. */
export function renumbered(bytes: Uint8Array, order: ReadonlyMap<number, number>): Uint8Array {
  const copy = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  copy.set(bytes);
  const view = viewOf(copy);
  for (const at of componentsOf(bytes)) view.setUint16(at, order.get(view.getUint16(at)) ?? 0);
  return copy;
}

/** Where the numbers of a composite glyph's components stand; none for a simple glyph. */
function componentsOf(bytes: Uint8Array): number[] {
  const view = viewOf(bytes);
  if (bytes.length < 10 || view.getInt16(0) >= 0) return [];
  const places: number[] = [];
  let at = 10;
  for (let flags = MORE; flags & MORE; ) {
    flags = view.getUint16(at);
    places.push(at + 2);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
  }
  return places;
}
