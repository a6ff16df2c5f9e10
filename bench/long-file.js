/** A long table of 2.7 million rows, about 115 MB: made in pieces, so that it can be read while it is made. */

export const LONG_ROWS = 2_700_000;
const ANALYTES = Array.from({ length: 75 }, (_, i) => `CXCL-${i}`);
const DAYS = 24;

/** The table's text, a header and then a patient a piece. @returns {Generator<string, void>} */
export function* longFile() {
  yield "patient_id,day,analyte,value,unit\n";
  let made = 0;
  for (let patient = 0; made < LONG_ROWS; patient++) {
    let chunk = "";
    for (let visit = 0; visit < DAYS; visit++)
      for (const [i, analyte] of ANALYTES.entries()) {
        if (made++ >= LONG_ROWS) break;
        const value = (((patient * 7919 + visit * 104729 + i * 31) % 99991) / 13 + 0.01).toFixed(6);
        chunk += `PATIENT-${String(patient).padStart(6, "0")},${visit * 15 - 60},${analyte},${value},pg/mL\n`;
      }
    yield chunk;
  }
}
