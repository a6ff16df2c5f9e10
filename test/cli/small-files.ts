/** Three patients, two analytes, one score: enough for every table, and quick. */
export const STUDY = `patient_id,day,CMAS,IL-6 (pg/ml),CXCL10 (pg/ml)
${["A", "B", "C"]
  .flatMap((patient, p) =>
    [-40, -20, -10, 100, 200, 300].map(
      (day, d) => `${patient},${day},${20 + d * (2 + p)},${day < 0 ? 9 + p - d : "<3.2"},${(80 - 9 * d) * (1 + p)}`,
    ),
  )
  .join("\n")}
`;

/** xPONENT's own form, as in test/io/exports/formats.test.ts. */
export const PLATE = [
  "Program,xPONENT,,FLEXMAP 3D",
  "Samples,2,Min Events,100",
  "Results",
  "",
  "DataType:,Median",
  "Location,Sample,IL-6,Total Events",
  '"1(1,A1)",S1,5,300',
  '"2(1,B1)",S2,6,300',
  "",
  "DataType:,Result",
  "Location,Sample,IL-6,Total Events",
  '"1(1,A1)",S1,3.5,300',
  '"2(1,B1)",S2,-4.25,300',
  "",
].join("\n");
