import { textCell } from "../text-cell.js";
import { type ExportFormat, type ExportReader, kindByName, MFI_ONLY, type Well, type WellKind } from "./well.js";

/** One row of a block: location and sample, where the block has them, and the other cells by column. */
interface Row {
  readonly location: string;
  readonly sample: string;
  readonly fields: readonly string[];
  readonly line: number;
}

interface Block {
  readonly header: readonly string[];
  readonly rows: Row[];
}

const ROWS_OF_BLOCKS = new Set(["result", "avg result", "count", "units", "median"]);
const EXPECTED = {
  "standard expected concentration": "standard",
  "control expected concentration": "control",
} as const;
const NOT_ANALYTES = new Set(["", "location", "sample", "total events", "analyte:"]);

/**
 * Luminex xPONENT: lines about the run, then blocks headed `DataType:`, a row a well. Concentrations are in the block
 * `Result`, bead counts in `Count`, units in `Units`; limits stand in the cells.
 */
export const xponent: ExportFormat = {
  instrument: "Luminex xPONENT",
  recognises: (records) =>
    records.some(
      ([first, second]) => isDataType(first) || (first?.trim() === "Program" && second?.trim() === "xPONENT"),
    ),
  open: (cells) => xponentReader((text) => cells.number(text)),
};

function xponentReader(number: (text: string) => number | null): ExportReader {
  const blocks = new Map<string, Block>();
  const kinds = new Map<string, WellKind>();
  let name: string | null = null;
  let header: readonly string[] | null = null;
  return {
    accept(raw, line) {
      const fields = rejoined(raw);
      if (isDataType(fields[0])) {
        name = (fields[1] ?? "").trim().toLowerCase();
        header = null;
        return;
      }
      if (name === null || fields[0].startsWith("-- CRC")) {
        name = null;
        return;
      }
      if (header === null) {
        header = fields.map(textCell);
        if (ROWS_OF_BLOCKS.has(name) && !blocks.has(name)) blocks.set(name, { header, rows: [] });
        return;
      }
      const kind = EXPECTED[name as keyof typeof EXPECTED];
      if (kind !== undefined) kinds.set(textCell(fields[0]), kind);
      const at = (heading: string) => header?.findIndex((text) => text.toLowerCase() === heading) ?? -1;
      const text = (index: number) => (index < 0 ? "" : textCell(fields[index] ?? ""));
      blocks.get(name)?.rows.push({ location: text(at("location")), sample: text(at("sample")), fields, line });
    },
    finish() {
      const results = blocks.get("result") ?? blocks.get("avg result");
      if (results === undefined) return MFI_ONLY;
      const units = unitsOf(blocks.get("units"));
      const counts = countsOf(blocks.get("count"), number);
      const analytes = results.header.flatMap((analyte, index) =>
        NOT_ANALYTES.has(analyte.toLowerCase()) ? [] : [{ analyte, index }],
      );
      const wells: Well[] = results.rows.flatMap(({ location, sample, fields, line }) =>
        analytes.map(({ analyte, index }) => ({
          sample,
          kind: kinds.get(sample) ?? kindByName(sample),
          analyte,
          text: fields[index] ?? "",
          unit: units.get(analyte) ?? null,
          limit: null,
          beads: counts(location, analyte),
          flags: [],
          line,
        })),
      );
      return wells.some(({ text }) => text.trim() !== "") ? wells : MFI_ONLY;
    },
  };
}

function isDataType(text: string | undefined): boolean {
  return /^DataType:?$/u.test((text ?? "").trim());
}

/** A location written without quotes, `1(1,A1)`, was split at its comma. */
function rejoined(fields: readonly string[]): readonly string[] {
  if (!/^\d+\(\d+$/u.test(fields[0]) || !/^[A-Z]+\d+\)$/u.test(fields[1] ?? "")) return fields;
  return [`${fields[0]},${fields[1]}`, ...fields.slice(2)];
}

function unitsOf(block: Block | undefined): ReadonlyMap<string, string> {
  const units = block?.rows.find(({ fields }) => /^units:?$/iu.test(fields[0].trim()));
  return new Map(
    units === undefined ? [] : block?.header.map((analyte, i) => [analyte, textCell(units.fields[i] ?? "")]),
  );
}

function countsOf(
  block: Block | undefined,
  number: (text: string) => number | null,
): (location: string, analyte: string) => number | null {
  const rows = new Map(block?.rows.map(({ location, fields }) => [location, fields]));
  const at = new Map(block?.header.map((analyte, index) => [analyte, index]));
  return (location, analyte) => {
    const index = at.get(analyte);
    return index === undefined ? null : number(rows.get(location)?.[index] ?? "");
  };
}
