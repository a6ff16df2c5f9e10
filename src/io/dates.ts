/** How dates that are not ISO are written. */
export type DateFormat = "ISO" | "DMY" | "MDY" | "excel";

/** Why a text is no date: it has two readings, names a day that does not exist, or is not written as ISO. */
export interface DateFault {
  readonly kind: "ambiguous" | "impossible" | "unreadable";
  /** ISO dates it could mean. */
  readonly readings: readonly string[];
}

const TIME = "[T ](?:[01]\\d|2[0-4]):[0-5]\\d(?::[0-6]\\d(?:[.,]\\d+)?)?(?: ?(?:Z|[+-]\\d{2}(?::?\\d{2})?))?";
const ISO = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?:${TIME})?$`, "u");
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T].*)?$/u;
const YEAR_FIRST = /^(\d{4})([/.-]?)(\d{1,2})\2(\d{1,2})(?:[ T].*)?$/u;
const SERIAL = /^\d{5}(?:\.\d+)?$/u;
/** The serial number Excel gives 1970-01-01. */
const EXCEL_EPOCH = 25569;

/**
 * The civil day of a date in ISO format or in the declared one: day or month first with a four-digit year, or Excel's
 * serial number of days (whose 1900 had a 29 February: numbers up to 60 are no dates here).
 */
export function readDateAs(format: DateFormat, text: string): number | DateFault {
  const day = readDate(text);
  if (format === "ISO" || typeof day === "number" || day.kind === "impossible") return day;
  if (format === "excel") return SERIAL.test(text) ? Math.floor(Number(text)) - EXCEL_EPOCH : day;
  const last = YEAR_LAST.exec(text);
  if (last === null) return day;
  const [first, second, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
  const [month, dayOfMonth] = format === "DMY" ? [second, first] : [first, second];
  return exists(year, month, dayOfMonth) ? civilDay(year, month, dayOfMonth) : { kind: "impossible", readings: [] };
}

/** The civil date of a workbook's date cell, which holds it at midnight UTC; null where the value is no date. */
export function isoOfDate(value: unknown): string | null {
  if (!(value instanceof Date) || !Number.isFinite(value.getTime())) return null;
  return isoDate(Math.floor(value.getTime() / 86_400_000));
}

/**
 * The civil day of an ISO date (`2015-03-04`) as a number of days since 1970-01-01; a date-time keeps its civil date
 * whatever its zone. All arithmetic is of the proleptic Gregorian calendar, in whole numbers: no clock, no time zone.
 */
export function readDate(text: string): number | DateFault {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    return exists(year, month, day) ? civilDay(year, month, day) : { kind: "impossible", readings: [] };
  }
  const readings = otherReadings(text);
  return { kind: readings.length > 1 ? "ambiguous" : "unreadable", readings };
}

/** `2015-03-04` of a civil day number (Hinnant, chrono-compatible low-level date algorithms). */
export function isoDate(civil: number): string {
  const z = civil + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return iso(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

function otherReadings(text: string): string[] {
  const last = YEAR_LAST.exec(text);
  if (last !== null) {
    const [first, second, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
    const dates = [
      exists(year, second, first) && iso(year, second, first),
      exists(year, first, second) && iso(year, first, second),
    ];
    return [...new Set(dates.filter((date) => date !== false))];
  }
  const first = YEAR_FIRST.exec(text);
  if (first !== null) {
    const [year, month, day] = [Number(first[1]), Number(first[3]), Number(first[4])];
    return exists(year, month, day) ? [iso(year, month, day)] : [];
  }
  return SERIAL.test(text) ? [isoDate(Math.floor(Number(text)) - EXCEL_EPOCH)] : [];
}

function civilDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

function iso(year: number, month: number, day: number): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
