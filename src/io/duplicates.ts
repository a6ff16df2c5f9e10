import { placeOfLine, type SourceFile } from "../study/study.js";
import type { Problems } from "./problems.js";

/** Pairs of records remembered; the rest are counted. */
const KEPT = 1000;
const SHOWN = 5;

/** Errors for records that give one variable of one sample twice; one error a pair of records, however many variables. */
export function reportDuplicates(
  files: readonly SourceFile[],
  problems: Problems,
): {
  add(variable: string, patient: string, day: number, first: number, second: number): void;
  finish(): void;
} {
  const pairs = new Map<
    string,
    { names: string[]; count: number; patient: string; day: number; first: number; second: number }
  >();
  let beyond = 0;
  return {
    add(variable, patient, day, first, second) {
      // Within one record two columns are one variable, which is an error of its own.
      if (first === second) return;
      const key = `${first} ${second}`;
      const known = pairs.get(key);
      if (known !== undefined) {
        known.count++;
        if (known.names.length < SHOWN) known.names.push(variable);
      } else if (pairs.size < KEPT) pairs.set(key, { names: [variable], count: 1, patient, day, first, second });
      else beyond++;
    },
    finish() {
      for (const { names, count, patient, day, first, second } of pairs.values()) {
        const list =
          names.map((name) => `"${name}"`).join(", ") +
          (count > names.length ? ` and ${count - names.length} more` : "");
        const earlier = placeOfLine(files, first);
        problems.add({
          code: "duplicate-value",
          severity: "error",
          message: `patient "${patient}", day ${day}: ${list} given before, in ${earlier.file}:${earlier.line}`,
          patients: [patient],
          place: placeOfLine(files, second),
          hint: "keep one value a patient, day and variable",
        });
      }
      problems.omit("error", beyond);
    },
  };
}
