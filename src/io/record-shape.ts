import type { Header } from "./header.js";
import type { Problems } from "./problems.js";

/** Checks that each record has the header's fields, and that a column without a name is empty. */
export function checkRecordShape(
  { file, fields: header }: Header,
  problems: Problems,
): { fits(fields: readonly string[], line: number): boolean } {
  const width = header.length;
  // R writes row names as a first column without a name: that one may hold anything.
  const nameless = header.filter(({ text, position }) => text === "" && position > 1).map(({ position }) => position);
  const reported = new Set<number>();
  return {
    fits(fields, line) {
      const surplus = fields.length > width && fields.some((text, index) => index >= width && text.trim() !== "");
      if (fields.length < width || surplus) {
        problems.add({
          code: "ragged-record",
          severity: "error",
          message: `the record has ${count(fields.length)} where the header has ${width}`,
          place: { file, line },
          hint: surplus
            ? "a field that holds the delimiter needs quotes around it; a column needs a name"
            : "write an empty field for every missing value",
        });
        return false;
      }
      for (const position of nameless) {
        const text = fields[position - 1].trim();
        if (text === "" || reported.has(position)) continue;
        reported.add(position);
        problems.add({
          code: "nameless-column",
          severity: "error",
          message: `column ${position} has no name but holds "${text}"`,
          place: { file, line, column: position },
          hint: "name the column in the header, or delete it",
        });
      }
      return true;
    },
  };
}

function count(fields: number): string {
  return fields === 1 ? "1 field" : `${fields} fields`;
}
