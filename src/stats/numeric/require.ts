/** The values as a plain double array. @throws RangeError on NaN and, unless `infinite` is set, on ±Infinity. */
export function requireNumbers(values: ArrayLike<number>, name: string, { infinite = false } = {}): Float64Array {
  const copy = values instanceof Float64Array ? values.slice() : Float64Array.from(values);
  for (let i = 0; i < copy.length; i++) {
    const value = copy[i];
    // x − x is 0 of finite numbers alone.
    if (value - value !== 0 && (Number.isNaN(value) || !infinite)) {
      throw new RangeError(`${name} must be ${infinite ? "numbers" : "finite numbers"}; found ${value} at index ${i}`);
    }
  }
  return copy;
}

/** @throws RangeError where two columns that belong together differ in length. */
export function requireSameLength(
  a: { readonly length: number },
  nameA: string,
  b: { readonly length: number },
  nameB: string,
): void {
  if (a.length !== b.length) {
    throw new RangeError(`${nameA} and ${nameB} must have the same length; found ${a.length} and ${b.length}`);
  }
}

/** @throws RangeError unless 0 < value < 1. */
export function requireProportion(value: number, name: string): number {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1; found ${value}`);
  return value;
}

/** @throws RangeError unless the value is an integer of at least `least`. */
export function requireInteger(value: number, name: string, least: number): number {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be an integer of at least ${least}; found ${value}`);
  }
  return value;
}

/** @throws RangeError unless the value is one of the choices. */
export function requireChoice<T extends string>(value: T, name: string, choices: readonly T[]): T {
  if (!choices.includes(value)) {
    throw new RangeError(`${name} must be one of ${choices.join(", ")}; found ${String(value)}`);
  }
  return value;
}
