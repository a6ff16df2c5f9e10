/** Every number of a result, with the name of its field. */
export function* numbersOf(value: unknown, name = ""): Generator<{ name: string; value: number }> {
  if (typeof value === "number") yield { name, value };
  else if (ArrayBuffer.isView(value) || Array.isArray(value)) {
    for (const item of Array.from(value as ArrayLike<unknown>)) yield* numbersOf(item, name);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* numbersOf(item, key);
  }
}
