const BITS = 14;
const CHUNK = 1 << BITS;
const MASK = CHUNK - 1;

type NumberArray = Float64Array | Uint8Array | Uint32Array | Int32Array;

/** A typed array of unknown length: it grows by chunks, so nothing is ever copied and no moment needs twice the memory. */
export interface Growable {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  set(index: number, value: number): void;
}

/** A growable array of one kind of number: `growable((length) => new Float64Array(length))`. */
export function growable(chunkOf: (length: number) => NumberArray): Growable {
  const chunks: NumberArray[] = [];
  let last = chunkOf(0);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if ((length & MASK) === 0) {
        last = chunkOf(CHUNK);
        chunks.push(last);
      }
      last[length++ & MASK] = value;
    },
    at: (index) => chunks[Math.floor(index / CHUNK)][index & MASK],
    set(index, value) {
      chunks[Math.floor(index / CHUNK)][index & MASK] = value;
    },
  };
}

export const growableFloats = (): Growable => growable((length) => new Float64Array(length));
export const growableBytes = (): Growable => growable((length) => new Uint8Array(length));
export const growableCounts = (): Growable => growable((length) => new Uint32Array(length));
export const growableDays = (): Growable => growable((length) => new Int32Array(length));
