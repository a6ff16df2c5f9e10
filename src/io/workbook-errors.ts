import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/u;
const ERROR_CELL = /(<(?:\w+:)?c\b[^>]*\bt=)(["'])e\2/gu;

/**
 * The same workbook with its error cells (`#DIV/0!`, `#N/A`) as texts. The reader of workbooks takes them for empty ones,
 * and a value that could not be computed is not the same as one that was never measured.
 *
 * @throws where the bytes are no zip archive.
 */
export function errorsAsTexts(workbook: Uint8Array): Uint8Array {
  const sheets = unzipSync(workbook, { filter: ({ name }) => SHEET.test(name) });
  const changed = Object.entries(sheets).flatMap(([name, bytes]) => {
    const xml = strFromU8(bytes);
    const mended = xml.replace(ERROR_CELL, "$1$2str$2");
    return mended === xml ? [] : [[name, strToU8(mended)] as const];
  });
  if (changed.length === 0) return workbook;
  return zipSync({ ...unzipSync(workbook), ...Object.fromEntries(changed) }, { level: 0 });
}
