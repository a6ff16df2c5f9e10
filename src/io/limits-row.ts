import type { CellReading } from "./cell.js";
import type { CellReader } from "./cell-reader.js";
import type { Problems } from "./problems.js";

/** Says, once a file, that rows were read as limits instead of samples. */
export interface LimitsRows {
  /** The limit a cell of such a row gives, or null. */
  limitIn(text: string, cells: CellReader): number | null;
  met(line: number, label: string): void;
  finish(): void;
}

export function limitsRow(file: string, problems: Problems): LimitsRows {
  const out: CellReading = { value: Number.NaN, mark: 0 };
  const met: { readonly line: number; readonly label: string }[] = [];
  return {
    limitIn(text, cells) {
      const fault = cells.cell(text, out);
      return fault === null && Number.isFinite(out.value) ? out.value : null;
    },
    met(line, label) {
      if (met.length === 0 || met[met.length - 1].label !== label) met.push({ line, label });
    },
    finish() {
      for (const { line, label } of met)
        problems.add({
          code: "limits-row",
          severity: "note",
          message: `read as ${label} limits, not as a sample`,
          place: { file, line },
        });
    },
  };
}
