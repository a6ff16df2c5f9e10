import { textCell } from "../text-cell.js";
import { columnsOf, type ExportFormat, type ExportReader, hasColumns, type Well } from "./well.js";

const CONTROL = /control|^(?:ipc|sc|nc|pc|neg)(?:[\s_-]|\d|$)/iu;

const WARNED = ["qc-warning"];
const NONE: readonly string[] = [];

/**
 * Olink NPX, long: a row a sample and assay. NPX is log2 already; values under the limit of detection are numbers like any
 * other. An assay that several panels measure becomes one variable a panel, told apart by its OlinkID.
 */
export const olink: ExportFormat = {
  instrument: "Olink NPX",
  recognises: ([header]) => hasColumns(header ?? [], ["SampleID", "OlinkID", "Assay", "NPX"]),
  open: (cells) => olinkReader((text) => cells.number(text)),
};

function olinkReader(number: (text: string) => number | null): ExportReader {
  const wells: Well[] = [];
  const panelOf: string[] = [];
  const ids = new Map<string, Set<string>>();
  let column: ((heading: string) => number) | null = null;
  return {
    accept(fields, line) {
      if (column === null) {
        column = columnsOf(fields);
        return;
      }
      const at = column;
      const text = (...headings: string[]) =>
        textCell(fields[headings.map(at).find((index) => index >= 0) ?? -1] ?? "");
      if (/ctrl/iu.test(text("AssayType"))) return;
      const sample = text("SampleID");
      const type = text("SampleType", "Sample_Type");
      const [analyte, id] = [text("Assay"), text("OlinkID")];
      const known = ids.get(analyte) ?? new Set();
      ids.set(analyte, known.add(id));
      const warning = [text("QC_Warning", "SampleQC"), text("Assay_Warning", "AssayQC")].some((qc) =>
        /warn|fail|exclu/iu.test(qc),
      );
      panelOf.push(id);
      wells.push({
        sample,
        kind: CONTROL.test(type === "" ? sample : type) ? "control" : "sample",
        analyte,
        text: text("NPX"),
        unit: "NPX",
        limit: number(text("LOD")),
        beads: null,
        flags: warning ? WARNED : NONE,
        line,
      });
    },
    finish: () =>
      wells.map((well, i) =>
        (ids.get(well.analyte)?.size ?? 0) > 1 ? { ...well, analyte: `${well.analyte} (${panelOf[i]})` } : well,
      ),
  };
}
