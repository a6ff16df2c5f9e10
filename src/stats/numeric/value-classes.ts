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
