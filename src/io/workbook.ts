import { isoOfDate } from "./dates.js";

/** One sheet of a workbook; an absent cell is null. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
}

export type WorkbookCell = string | number | null;

/** Why a workbook could not be read. */
export interface WorkbookFault {
  readonly code: "broken-workbook";
  readonly message: string;
  readonly hint: string;
}

/** Reads an Excel workbook (.xlsx): numbers as numbers, dates as ISO texts, everything else, errors too, as text. */
export async function readWorkbook(bytes: AsyncIterable<Uint8Array>): Promise<readonly Sheet[] | WorkbookFault> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const { default: readExcelFile } = await import("read-excel-file/universal");
  const { errorsAsTexts } = await import("./workbook-errors.js");
  try {
    // A view of the bytes alone: a buffer may share its memory with others.
    const { buffer } = Uint8Array.from(errorsAsTexts(Buffer.concat(chunks)));
    const sheets = await readExcelFile(buffer);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch {
    return {
      code: "broken-workbook",
      message: "the file is a zip archive but no Excel workbook that can be read",
      hint: "open it in Excel and save it as .xlsx or as CSV (UTF-8)",
    };
  }
}

function cellOf(value: unknown): WorkbookCell {
  if (value === null || value === undefined || typeof value === "number") return value ?? null;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "string" ? value : (isoOfDate(value) ?? String(value));
}
