import type { ReadOptions } from "./read-result.js";

/** Everything recognised by itself, every row kept. */
export const DEFAULT_READ_OPTIONS: ReadOptions = {
  roles: {},
  analytes: [],
  scores: [],
  ignore: [],
  layout: "auto",
  encoding: "auto",
  decimal: "auto",
  thousands: null,
  dateFormat: "ISO",
  sheet: null,
  missing: [],
  where: [],
};
