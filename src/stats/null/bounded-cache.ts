/** What was formed before, by its key. */
export interface BoundedCache<Key, Value> {
  get(key: Key): Value | undefined;
  /** Takes in what `get` did not know, where it is not too large by itself; the oldest give way. Returns it. */
  keep(key: Key, value: Value): Value;
}

/** Holds `most` in all, of entries counted by their size; sizes do not change. */
export function boundedCache<Key, Value>(
  most: number,
  sizeOf: (value: Value, key: Key) => number = () => 1,
): BoundedCache<Key, Value> {
  const entries = new Map<Key, Value>();
  let held = 0;
  return {
    get: (key) => entries.get(key),
    keep(key, value) {
      const size = sizeOf(value, key);
      if (size > most) return value;
      held += size;
      for (const [oldest, old] of entries) {
        if (held <= most) break;
        entries.delete(oldest);
        held -= sizeOf(old, oldest);
      }
      entries.set(key, value);
      return value;
    },
  };
}
