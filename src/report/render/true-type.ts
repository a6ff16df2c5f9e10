/** The advance widths of a TrueType font: all that layout needs of it. */
export interface FontMetrics {
  /** Width of a text in ems: advances alone, without kerning, so that it is the same on every machine. */
  readonly width: (text: string) => number;
  /** Whether the font draws the character itself, not the box that stands for what it lacks. */
  readonly has: (character: string) => boolean;
}

/**
 * Reads a TrueType or OpenType file (tables `head`, `hhea`, `hmtx`, and `cmap` in format 4 or 12).
 * @throws RangeError where it is none, or lacks a Unicode character map.
 */
export function trueTypeMetrics(bytes: Uint8Array): FontMetrics {
  const tables = tablesOf(bytes);
  const unitsPerEm = viewOf(tables("head")).getUint16(18);
  const longMetrics = viewOf(tables("hhea")).getUint16(34);
  const metrics = viewOf(tables("hmtx"));
  const glyphOf = characterMap(bytes);
  const advances = new Map<number, number>();
  const advance = (codePoint: number) => {
    let units = advances.get(codePoint);
    if (units === undefined) {
      // Glyphs past the long metrics share the last one's advance.
      units = metrics.getUint16(4 * Math.min(glyphOf(codePoint), longMetrics - 1));
      advances.set(codePoint, units);
    }
    return units;
  };
  return {
    width: (text) => {
      let units = 0;
      for (const character of text) units += advance(character.codePointAt(0) ?? 0);
      return units / unitsPerEm;
    },
    has: (character) => glyphOf(character.codePointAt(0) ?? 0) !== 0,
  };
}

/** The tables of a font file by their tags; asked for one it lacks, it throws a `RangeError`. */
export interface FontTables {
  (tag: string): Uint8Array;
  readonly has: (tag: string) => boolean;
}

export function tablesOf(bytes: Uint8Array): FontTables {
  const view = viewOf(bytes);
  const tables = new Map<string, Uint8Array>();
  const count = view.byteLength < 12 ? 0 : view.getUint16(4);
  for (let at = 12; at < 12 + 16 * count && at + 16 <= view.byteLength; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    tables.set(tag, bytes.subarray(offset, offset + length));
  }
  const find = (tag: string) => {
    const table = tables.get(tag);
    if (table === undefined) throw new RangeError(`a TrueType font was required; found no table "${tag}"`);
    return table;
  };
  return Object.assign(find, { has: (tag: string) => tables.has(tag) });
}

/** The numbers of a font file. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Platform and encoding of the character maps that hold Unicode, the fullest first. */
const UNICODE = ["3 10", "0 6", "0 4", "3 1", "0 3"];

/** Glyph of each code point; 0 where the font has none. */
export function characterMap(font: Uint8Array): (codePoint: number) => number {
  const view = viewOf(tablesOf(font)("cmap"));
  const maps = new Map<string, number>();
  for (let i = 0; i < view.getUint16(2); i++) {
    const at = 4 + 8 * i;
    maps.set(`${view.getUint16(at)} ${view.getUint16(at + 2)}`, view.getUint32(at + 4));
  }
  for (const key of UNICODE) {
    const at = maps.get(key);
    if (at === undefined) continue;
    const format = view.getUint16(at);
    if (format === 12) return (codePoint) => glyphInGroups(view, at, codePoint);
    if (format === 4) return (codePoint) => glyphInSegments(view, at, codePoint);
  }
  throw new RangeError("a font with a Unicode character map was required");
}

/** Format 12: groups of consecutive code points. */
function glyphInGroups(view: DataView, at: number, codePoint: number): number {
  const count = view.getUint32(at + 12);
  for (let group = at + 16; group < at + 16 + 12 * count; group += 12) {
    const first = view.getUint32(group);
    if (codePoint < first) return 0;
    if (codePoint <= view.getUint32(group + 4)) return view.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

/** Format 4: segments within the first 65,536 code points, in four parallel arrays. */
function glyphInSegments(view: DataView, at: number, codePoint: number): number {
  const doubled = view.getUint16(at + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    if (codePoint > view.getUint16(at + 14 + segment)) continue;
    const first = view.getUint16(at + 16 + doubled + segment);
    if (codePoint < first) return 0;
    const delta = view.getUint16(at + 16 + 2 * doubled + segment);
    const ranges = at + 16 + 3 * doubled + segment;
    const range = view.getUint16(ranges);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(ranges + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
