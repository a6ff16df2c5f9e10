/** What a cell sorts by: a number, else its text; null where it says nothing, which sorts last. */
export type SortKey = number | string | null;

/** Reads a cell as people see it: `−12`, `×0.056`, `→ 1,040`, `<.001`, `45%`, `day 181`, `[0.03, 0.09]`, `–`. */
export function sortKey(text: string): SortKey {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "–" || trimmed === "·") return null;
  const number = /^(?:→|×|day|[<>[*])?\s*(?<sign>[−+-]?)(?<digits>∞|[\d,]*\.?\d+(?:e[−+-]?\d+)?)/u.exec(
    trimmed,
  )?.groups;
  if (number === undefined || /^[\d.,]+(?!e[−+-]?\d)\p{L}/u.test(trimmed)) return trimmed;
  const size =
    number.digits === "∞" ? Number.POSITIVE_INFINITY : Number(number.digits.replaceAll(",", "").replace("−", "-"));
  return number.sign === "−" || number.sign === "-" ? -size : size;
}

/** Numbers by size, then texts; what says nothing is last both ways up. */
export function compareKeys(a: SortKey, b: SortKey, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === "number" && typeof b === "number"
      ? a - b
      : typeof a === typeof b
        ? byText(String(a), String(b))
        : typeof a === "number"
          ? -1
          : 1;
  return descending ? -order : order;
}

function byText(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
