import type { ReadOptions } from "./read-result.js";

/** How a file writes numbers. */
export interface NumberNotation {
  readonly decimal: "point" | "comma";
  /** The text as it would stand with a decimal point and without thousands separators; a text that is not so written, unreadable. */
  plain(text: string): string;
}

const THOUSANDS = { point: "\\.", comma: ",", space: "[ \\u00a0\\u202f]", apostrophe: "['’]" } as const;
const DIGIT = /\d/u;
const DATE = /^\s*\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b/u;

/** A number with its mark: `< 3,2`, `*12.5`. */
const MARKED = String.raw`^\s*(?:[<>≤≥]=?\s*|\*\s*)?[+-]?`;
const WITH_COMMA = new RegExp(String.raw`${MARKED}\d*,\d+(?:[eE][+-]?\d+)?\s*$`, "u");
const WITH_POINT = new RegExp(String.raw`${MARKED}\d*\.\d+(?:[eE][+-]?\d+)?\s*$`, "u");
const LIKE_THOUSANDS = new RegExp(String.raw`${MARKED}[1-9]\d{0,2},\d{3}\s*$`, "u");

export const POINT: NumberNotation = { decimal: "point", plain: (text) => text };

function numberNotation(decimal: "point" | "comma", thousands: ReadOptions["thousands"]): NumberNotation {
  if (decimal === "point" && thousands === null) return POINT;
  const mark = thousands === null ? null : THOUSANDS[thousands];
  const point = decimal === "point" ? "\\." : ",";
  const grouped =
    mark === null
      ? null
      : new RegExp(`^(\\D*)(\\d{1,3}(?:${mark}\\d{3})+)((?:${point}\\d+)?(?:[eE][+-]?\\d+)?\\s*)$`, "u");
  const marks = mark === null ? null : new RegExp(mark, "gu");
  const ungroup = (text: string): string => {
    const parts = grouped === null ? null : grouped.exec(text);
    return parts === null || marks === null ? text : `${parts[1]}${parts[2].replace(marks, "")}${parts[3]}`;
  };
  const swap = (text: string) => text.replace(/[.,]/gu, (mark) => (mark === "." ? "," : "."));
  return {
    decimal,
    plain(text) {
      if (!DIGIT.test(text) || DATE.test(text)) return text;
      const whole = ungroup(text);
      return decimal === "comma" ? swap(whole) : whole;
    },
  };
}

/** A number that could be two, or numbers written in two ways: which is right only a person knows. */
export interface NotationDoubt {
  readonly code: "ambiguous-number" | "mixed-decimal-marks";
  /** A number that could be two. */
  readonly text: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * The notation of a file from the options, else from the first cells: a decimal comma where numbers are written with one and
 * none with a point. Where a comma separates the fields it is no decimal mark unless declared.
 */
export function recogniseNotation(
  { decimal, thousands }: Pick<ReadOptions, "decimal" | "thousands">,
  delimiter: string | null,
  cells: Iterable<string>,
): NumberNotation | NotationDoubt {
  if (decimal !== "auto") return numberNotation(decimal, thousands);
  if (delimiter === "," || thousands === "comma") return numberNotation("point", thousands);
  let comma: string | null = null;
  let point: string | null = null;
  let sure = false;
  for (const cell of cells) {
    if (WITH_COMMA.test(cell)) {
      comma ??= cell.trim();
      sure ||= !LIKE_THOUSANDS.test(cell);
    } else if (WITH_POINT.test(cell) && thousands !== "point") point ??= cell.trim();
  }
  if (comma === null) return numberNotation("point", thousands);
  if (point !== null)
    return {
      code: "mixed-decimal-marks",
      text: comma,
      message: `some numbers are written with a decimal comma ("${comma}"), others with a point ("${point}")`,
      hint: "write them all alike, or declare --decimal comma or --decimal point (and --thousands)",
    };
  if (sure) return numberNotation("comma", thousands);
  return {
    code: "ambiguous-number",
    text: comma,
    message: `"${comma}" may be ${comma.replace(",", ".")} or ${comma.replace(",", "")}`,
    hint: "declare --decimal comma or --thousands comma",
  };
}
