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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tableOffsets(view);
  const unitsPerEm = view.getUint16(tables("head") + 18);
  const longMetrics = view.getUint16(tables("hhea") + 34);
  const metrics = tables("hmtx");
  const glyphOf = characterMap(view, tables("cmap"));
  const advances = new Map<number, number>();
  const advance = (codePoint: number) => {
    let units = advances.get(codePoint);
    if (units === undefined) {
      // Glyphs past the long metrics share the last one's advance.
      units = view.getUint16(metrics + 4 * Math.min(glyphOf(codePoint), longMetrics - 1));
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

function tableOffsets(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>();
  const count = view.byteLength < 12 ? 0 : view.getUint16(4);
  for (let at = 12; at < 12 + 16 * count && at + 16 <= view.byteLength; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    offsets.set(tag, view.getUint32(at + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new RangeError(`a TrueType font was required; found no table "${tag}"`);
    return offset;
  };
}

/** Platform and encoding of the character maps that hold Unicode, the fullest first. */
const UNICODE = ["3 10", "0 6", "0 4", "3 1", "0 3"];

/** Glyph of each code point; 0 where the font has none. */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const maps = new Map<string, number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + 4 + 8 * i;
    maps.set(`${view.getUint16(at)} ${view.getUint16(at + 2)}`, cmap + view.getUint32(at + 4));
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
