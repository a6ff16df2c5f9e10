const BITS = 14;
/** How many numbers a chunk holds. */
export const CHUNK = 1 << BITS;
const MASK = CHUNK - 1;

type NumberArray = Float64Array | Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array;

/** A typed array of unknown length: it grows by chunks, so nothing is ever copied and no moment needs twice the memory. */
export interface Growable {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  set(index: number, value: number): void;
}

/** A growable that shows its chunks: a loop over one takes a fraction of what `at` takes for each of its numbers. */
export interface Chunked<Chunk extends NumberArray = NumberArray> extends Growable {
  readonly chunks: readonly Chunk[];
}

/**
 * A growable array of one kind of number. `narrow` makes the chunks whose numbers all fit it: a chunk is widened only when
 * one does not, so patients, days and variables, which are few, take half the memory they may need.
 */
function growable<Chunk extends NumberArray>(
  wide: (length: number) => Chunk,
  narrow: (length: number) => Chunk = wide,
  least = Number.NEGATIVE_INFINITY,
  greatest = Number.POSITIVE_INFINITY,
): Chunked<Chunk> {
  const chunks: Chunk[] = [];
  const isNarrow: boolean[] = [];
  let last = narrow(0);
  let lastIsNarrow = narrow !== wide;
  let length = 0;
  const widen = (chunk: number) => {
    const widened = wide(CHUNK);
    widened.set(chunks[chunk]);
    chunks[chunk] = widened;
    isNarrow[chunk] = false;
    return widened;
  };
  return {
    chunks,
    get length() {
      return length;
    },
    push(value) {
      if ((length & MASK) === 0) {
        last = narrow(CHUNK);
        lastIsNarrow = narrow !== wide;
        chunks.push(last);
        isNarrow.push(lastIsNarrow);
      }
      if (lastIsNarrow && (value < least || value > greatest)) {
        last = widen(chunks.length - 1);
        lastIsNarrow = false;
      }
      last[length++ & MASK] = value;
    },
    at: (index) => chunks[Math.floor(index / CHUNK)][index & MASK],
    set(index, value) {
      const chunk = Math.floor(index / CHUNK);
      if (isNarrow[chunk] && (value < least || value > greatest)) {
        const widened = widen(chunk);
        if (chunk === chunks.length - 1) {
          last = widened;
          lastIsNarrow = false;
        }
      }
      chunks[chunk][index & MASK] = value;
    },
  };
}

export const growableFloats = (): Chunked<Float64Array> => growable((length) => new Float64Array(length));
export const growableBytes = (): Chunked<Uint8Array> => growable((length) => new Uint8Array(length));
export const growableCounts = (): Chunked<Uint16Array | Uint32Array> =>
  growable<Uint16Array | Uint32Array>(
    (length) => new Uint32Array(length),
    (length) => new Uint16Array(length),
    0,
    0xffff,
  );
export const growableDays = (): Growable =>
  growable<Int16Array | Int32Array>(
    (length) => new Int32Array(length),
    (length) => new Int16Array(length),
    -0x8000,
    0x7fff,
  );

/** Line numbers: while each is one more than the last, as in almost every file, only the first is kept. */
export function growableLines(): Growable {
  let first = 0;
  let length = 0;
  let written: Growable | null = null;
  const writeOut = (): Growable => {
    const all = growable((size) => new Uint32Array(size));
    for (let i = 0; i < length; i++) all.push(first + i);
    written = all;
    return all;
  };
  return {
    get length() {
      return written?.length ?? length;
    },
    push(value) {
      if (written !== null) written.push(value);
      else if (length === 0 || value === first + length) {
        if (length === 0) first = value;
        length++;
      } else writeOut().push(value);
    },
    at: (index) => written?.at(index) ?? first + index,
    set: (index, value) => (written ?? writeOut()).set(index, value),
  };
}
