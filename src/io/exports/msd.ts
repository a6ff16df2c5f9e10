import { textCell } from "../text-cell.js";
import {
  columnsOf,
  type ExportFormat,
  type ExportReader,
  hasColumns,
  kindByName,
  MFI_ONLY,
  type Well,
  type WellKind,
} from "./well.js";

const CONCENTRATION = "Calc. Concentration";

/**
 * MSD Discovery Workbench: a title line, then a row a well. A value outside the detection range is extrapolated; where the
 * curve gives none, only the range says on which side the sample lies. Calibrators (`S001` …) have an expected concentration.
 */
export const msd: ExportFormat = {
  instrument: "MSD Discovery Workbench",
  recognises: (records) => records.some(isHeader),
  open: (cells) => msdReader((text) => cells.number(text)),
};

function isHeader(fields: readonly string[]): boolean {
  return hasColumns(fields, ["Sample", "Assay", "Well", "Signal"]);
}

function msdReader(number: (text: string) => number | null): ExportReader {
  const wells: Well[] = [];
  let column: ((heading: string) => number) | null = null;
  return {
    accept(fields, line) {
      if (isHeader(fields)) {
        column = columnsOf(fields);
        return;
      }
      if (column === null) return;
      const at = column;
      const text = (heading: string) => textCell(fields[at(heading)] ?? "");
      const sample = text("Sample");
      const range = text("Detection Range");
      const { value, flags } = cellOf(text(CONCENTRATION), range, number);
      wells.push({
        sample,
        kind: kindOf(sample, text("Concentration")),
        analyte: text("Assay"),
        text: value,
        unit: text("Units") === "" ? null : text("Units"),
        limit: null,
        beads: null,
        flags,
        line,
      });
    },
    finish: () => (column === null || column(CONCENTRATION) < 0 ? MFI_ONLY : wells),
  };
}

function kindOf(sample: string, expected: string): WellKind {
  if (/^S\d{3}$/iu.test(sample) && expected !== "") return "standard";
  if (/^C\d{3}$/iu.test(sample)) return "control";
  return /^B\d{3}$/iu.test(sample) ? "blank" : kindByName(sample);
}

/** A number inside the range, a starred number outside it, else the side on which it lies, else nothing. */
function cellOf(text: string, range: string, number: (text: string) => number | null) {
  const side = /^(below|above)\b/iu.exec(range)?.[1]?.toLowerCase();
  if (side === undefined) return { value: text, flags: [] };
  if (number(text) !== null) return { value: `*${text}`, flags: [`${side}-detection-range`] };
  return { value: side === "below" ? "OOR <" : "OOR >", flags: [] };
}
