import { byCodePoint } from "../study/code-point.js";
import type { Samples } from "../study/study.js";
import { type FileTable, NO_DAY } from "./file-table.js";
import type { Placed } from "./place-records.js";

export interface JoinedSamples {
  readonly patients: readonly string[];
  readonly samples: Samples;
  /** Per file, the sample of each record, or −1 where the record has none; they stand where its days stood. */
  readonly rows: readonly Int32Array[];
}

/** A key holds patient and day in one number: days lie within ±2²⁵, so keys stay whole numbers up to 2²⁷ patients. */
const DAYS = 2 ** 26;
const HALF = DAYS / 2;

/** One sample a patient-day over all files, ordered by patient, then day. A patient without a placed record is none of the study. */
export function joinSamples(placed: readonly Placed[]): JoinedSamples {
  const patients = [...new Set(placed.flatMap(patientsPlaced))].sort(byCodePoint);
  const patientIndex = new Map(patients.map((id, index) => [id, index]));
  const firstLine = new Map<number, number>();
  for (const { table, days, firstLine: offset } of placed) {
    const keyOf = keysOf(table, patientIndex);
    let last = -1;
    for (let row = 0; row < days.length; row++) {
      if (days[row] === NO_DAY) continue;
      const key = keyOf(row, days[row]);
      if (key === last) continue;
      last = key;
      if (!firstLine.has(key)) firstLine.set(key, offset + table.rows.line.at(row));
    }
  }
  const ordered = Float64Array.from(firstLine.keys()).sort();
  const sampleOf = new Map<number, number>();
  for (const [sample, key] of ordered.entries()) sampleOf.set(key, sample);
  return {
    patients,
    samples: {
      length: ordered.length,
      patient: Uint32Array.from(ordered, (key) => Math.floor(key / DAYS)),
      day: Int32Array.from(ordered, (key) => (key % DAYS) - HALF),
      line: Uint32Array.from(ordered, (key) => firstLine.get(key) ?? 0),
    },
    rows: placed.map((file) => samplesOfRows(file, keysOf(file.table, patientIndex), sampleOf)),
  };
}

type KeyOf = (row: number, day: number) => number;

function keysOf({ rows }: FileTable, patientIndex: ReadonlyMap<string, number>): KeyOf {
  const indexOf = rows.patients.map((id) => patientIndex.get(id) ?? -1);
  return (row, day) => indexOf[rows.patient.at(row)] * DAYS + day + HALF;
}

/** In the array of days, which nobody needs any more: a long file has millions of rows. */
function samplesOfRows({ days }: Placed, keyOf: KeyOf, sampleOf: ReadonlyMap<number, number>): Int32Array {
  let lastKey = -1;
  let lastSample = -1;
  for (let row = 0; row < days.length; row++) {
    const key = days[row] === NO_DAY ? -1 : keyOf(row, days[row]);
    if (key !== lastKey) {
      lastKey = key;
      lastSample = key < 0 ? -1 : (sampleOf.get(key) ?? -1);
    }
    days[row] = lastSample;
  }
  return days;
}

function patientsPlaced({ table, days }: Placed): string[] {
  const { patients, patient } = table.rows;
  const has = new Uint8Array(patients.length);
  for (let row = 0; row < days.length; row++) if (days[row] !== NO_DAY) has[patient.at(row)] = 1;
  return patients.filter((_, index) => has[index] === 1);
}
