import type { Variable } from "../study/variable.js";
import type { Problems } from "./problems.js";

/** Whether a value of this variable cannot be a concentration above its limit: one that is not positive. */
export function liesBelow(value: number, limit: number | null | undefined, { role, scale }: Variable): limit is number {
  return value <= 0 && limit !== null && limit !== undefined && limit > 0 && role === "analyte" && scale === "log2";
}

/** Says, once a file, that values that are not positive were read as below the limit that was given for them. */
export function noteNotPositive(file: string, count: number, line: number | null, problems: Problems): void {
  if (count === 0) return;
  problems.add({
    code: "not-positive-is-below",
    severity: "note",
    message: `${count} ${count === 1 ? "value that is" : "values that are"} zero or negative ${count === 1 ? "is" : "are"} read as below the limit given for ${count === 1 ? "it" : "them"}`,
    place: line === null ? { file } : { file, line },
    hint: "without limits they stay numbers, which have no logarithm",
  });
}
