import { byCodePoint } from "../study/code-point.js";
import type { Samples } from "../study/study.js";
import { NO_DAY } from "./file-table.js";
import type { Placed } from "./place-records.js";

export interface JoinedSamples {
  readonly patients: readonly string[];
  readonly samples: Samples;
  /** Per file, the sample of each record, or −1 where the record has none. */
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
  const keyed = placed.map(({ table, days, firstLine: offset }) => {
    const { rows } = table;
    const indexOf = rows.patients.map((id) => patientIndex.get(id) ?? -1);
    const keys = new Float64Array(days.length).fill(-1);
    let last = -1;
    for (let row = 0; row < days.length; row++) {
      if (days[row] === NO_DAY) continue;
      const key = indexOf[rows.patient.at(row)] * DAYS + days[row] + HALF;
      keys[row] = key;
      if (key === last) continue;
      last = key;
      if (!firstLine.has(key)) firstLine.set(key, offset + rows.line.at(row));
    }
    return keys;
  });
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
    rows: keyed.map((keys) => Int32Array.from(keys, (key) => sampleOf.get(key) ?? -1)),
  };
}

function patientsPlaced({ table, days }: Placed): string[] {
  const { patients, patient } = table.rows;
  const has = new Uint8Array(patients.length);
  for (let row = 0; row < days.length; row++) if (days[row] !== NO_DAY) has[patient.at(row)] = 1;
  return patients.filter((_, index) => has[index] === 1);
}
