import { byCodePoint } from "../study/code-point.js";
import type { Samples } from "../study/study.js";
import { NO_DAY } from "./file-table.js";
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
const patientOf = (key: number) => Math.floor(key / DAYS);

/** One sample a patient-day over all files, ordered by patient, then day. A patient without a placed record is none of the study. */
export function joinSamples(placed: readonly Placed[]): JoinedSamples {
  const ids = [...new Set(placed.flatMap(({ table }) => table.rows.patients))];
  const { keys, firstLines, rows } = samplesAsFound(placed, new Map(ids.map((id, number) => [id, number])));
  const patients = [...new Set(keys.map((key) => ids[patientOf(key)]))].sort(byCodePoint);
  const indexOf = new Map(patients.map((id, index) => [id, index]));
  const index = ids.map((id) => indexOf.get(id) ?? -1);
  const byIndex = Float64Array.from(keys, (key) => index[patientOf(key)] * DAYS + (key % DAYS));
  const ordered = byIndex.slice().sort();
  const sampleOf = new Map(Array.from(ordered, (key, sample) => [key, sample]));
  const samples = Int32Array.from(byIndex, (key) => sampleOf.get(key) ?? -1);
  const line = new Uint32Array(ordered.length);
  for (const [found, sample] of samples.entries()) line[sample] = firstLines[found];
  for (const file of rows)
    for (let row = 0; row < file.length; row++) if (file[row] >= 0) file[row] = samples[file[row]];
  return {
    patients,
    samples: {
      length: ordered.length,
      patient: Uint32Array.from(ordered, patientOf),
      day: Int32Array.from(ordered, (key) => (key % DAYS) - HALF),
      line,
    },
    rows,
  };
}

/** The samples in the order in which the records name them. */
interface SamplesFound {
  readonly keys: readonly number[];
  /** Global line of the record that names it first. */
  readonly firstLines: readonly number[];
  /** Per file, which of them each record is of, or −1. */
  readonly rows: readonly Int32Array[];
}

/** `rows` stand in the arrays of days, which nobody needs any more: a long file has millions of rows. */
function samplesAsFound(placed: readonly Placed[], numberOf: ReadonlyMap<string, number>): SamplesFound {
  const found = new Map<number, number>();
  const firstLines: number[] = [];
  for (const { table, days, firstLine } of placed) {
    const { patients, patient, line } = table.rows;
    const numbers = patients.map((id) => numberOf.get(id) ?? -1);
    let lastPatient = -1;
    let lastDay = NO_DAY;
    let lastSample = -1;
    for (let row = 0; row < days.length; row++) {
      const day = days[row];
      const who = patient.at(row);
      if (who !== lastPatient || day !== lastDay) {
        lastPatient = who;
        lastDay = day;
        const key = day === NO_DAY ? -1 : numbers[who] * DAYS + day + HALF;
        lastSample = key < 0 ? -1 : (found.get(key) ?? firstLines.length);
        if (lastSample === firstLines.length) {
          found.set(key, lastSample);
          firstLines.push(firstLine + line.at(row));
        }
      }
      days[row] = lastSample;
    }
  }
  return { keys: [...found.keys()], firstLines, rows: placed.map(({ days }) => days) };
}
