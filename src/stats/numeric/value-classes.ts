import { order } from "./order.js";

/** A column sorted into classes of equal values. */
export interface ValueClasses {
  /** The class of each value, from 0 by ascending value. */
  readonly classOf: Int32Array;
  readonly count: number;
  /** Indices by ascending value. */
  readonly byValue: Uint32Array;
}

/** Values must not be NaN. */
export function valueClasses(values: Float64Array): ValueClasses {
  const byValue = order(values);
  const classOf = new Int32Array(values.length);
  let last = 0;
  for (let i = 1; i < byValue.length; i++) {
    if (values[byValue[i]] !== values[byValue[i - 1]]) last++;
    classOf[byValue[i]] = last;
  }
  return { classOf, count: values.length === 0 ? 0 : last + 1, byValue };
}

/** Indices by ascending class, of classes 0 … count − 1. */
export function byClass(classOf: Int32Array, count: number): Uint32Array {
  const next = new Uint32Array(count + 1);
  for (let i = 0; i < classOf.length; i++) next[classOf[i] + 1]++;
  for (let c = 0; c < count; c++) next[c + 1] += next[c];
  const sorted = new Uint32Array(classOf.length);
  for (let i = 0; i < classOf.length; i++) sorted[next[classOf[i]]++] = i;
  return sorted;
}
