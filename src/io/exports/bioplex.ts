import { textCell } from "../text-cell.js";
import { asUnit } from "../unit.js";
import {
  columnsOf,
  type ExportFormat,
  type ExportReader,
  hasColumns,
  MFI_ONLY,
  type Well,
  type WellKind,
} from "./well.js";

const TYPE = /^(?<kind>B|S|C|X|NSB|TB)\d*$/u;
const KINDS: Readonly<Record<string, WellKind>> = {
  B: "blank",
  NSB: "blank",
  TB: "blank",
  S: "standard",
  C: "control",
};

/**
 * Bio-Plex Manager: a sheet an analyte, each with a table of averaged wells (`A3,A4`), one of single wells, or both. Where
 * both are there the single wells count, because only they say how far apart they are.
 */
export const bioplex: ExportFormat = {
  instrument: "Bio-Plex Manager",
  recognises: (records) => records.some(isHeader),
  open: (cells) => bioplexReader((text) => cells.number(text)),
};

/** All dilutions of a standard have one description; the type tells them apart. */
function nameOf(type: string, description: string, kind: WellKind): string {
  return description === "" || kind === "standard" || kind === "blank" ? type : description;
}

function isHeader(fields: readonly string[]): boolean {
  return hasColumns(fields, ["Analyte", "Type", "Well", "Description"]);
}

function bioplexReader(number: (text: string) => number | null): ExportReader {
  const wells: { readonly well: Well; readonly averaged: boolean }[] = [];
  let column: (heading: string) => number = () => -1;
  let concentration = -1;
  let unit: string | null = null;
  let everConcentration = false;
  return {
    accept(fields, line) {
      if (isHeader(fields)) {
        column = columnsOf(fields);
        concentration = fields.findIndex((text) => /^obs\.? ?conc/iu.test(text.trim()));
        unit = asUnit(/\(([^)]+)\)\s*$/u.exec(fields[concentration] ?? "")?.[1] ?? "");
        everConcentration ||= concentration >= 0;
        return;
      }
      const text = (heading: string) => textCell(fields[column(heading)] ?? "");
      const type = TYPE.exec(text("Type"))?.groups?.kind;
      if (type === undefined || concentration < 0) return;
      const kind = KINDS[type] ?? "sample";
      const well = {
        sample: nameOf(text("Type"), text("Description"), kind),
        kind,
        // The bead's region in brackets is none of the name.
        analyte: text("Analyte").replace(/\s*\(\d+\)$/u, ""),
        text: fields[concentration] ?? "",
        unit,
        limit: null,
        beads: number(text("Bead Count")),
        flags: text("Sampling Errors") === "" ? [] : ["sampling-error"],
        line,
      };
      wells.push({ well, averaged: text("Well").includes(",") });
    },
    finish() {
      if (!everConcentration) return MFI_ONLY;
      const key = ({ analyte, kind, sample }: Well) => JSON.stringify([analyte, kind, sample]);
      const single = new Set(wells.flatMap(({ well, averaged }) => (averaged ? [] : [key(well)])));
      return wells.flatMap(({ well, averaged }) => (averaged && single.has(key(well)) ? [] : [well]));
    },
  };
}
