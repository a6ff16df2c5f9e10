/** Twelve invented patients, transplanted between 2008 and 2017 and seen 6 to 12 times each. */

const SEXES = "FFMFMFFMFFMF";
/** Transplanted elsewhere, first seen afterwards; and lost to follow-up at transplant. */
const NEVER_BEFORE = [5, 11];
const NEVER_AFTER = [9];
const DAY_MS = 86_400_000;

/** @param {() => number} uniform in [0, 1) @returns {import("./make-study.js").Patient[]} */
export function twelvePatients(uniform) {
  /** @param {number} from @param {number} to */
  const integer = (from, to) => from + Math.floor(uniform() * (to - from + 1));
  return Array.from(SEXES, (sex, i) => {
    const number = i + 1;
    const never = { before: NEVER_BEFORE.includes(number), after: NEVER_AFTER.includes(number) };
    const before = never.before ? 0 : never.after ? 6 : integer(2, 5);
    const after = never.after ? 0 : never.before ? integer(6, 8) : integer(4, 7);
    const transplant = Date.parse("2008-01-07") + integer(0, 3500) * DAY_MS;
    const days = [
      ...Array.from({ length: before }, (_, visit) => -integer(12, 60) - 75 * (before - 1 - visit)),
      ...Array.from({ length: after }, (_, visit) => integer(35, 110) + Math.round(80 * visit ** 1.6)),
    ];
    return {
      id: `SYN-${String(number).padStart(2, "0")}`,
      sex,
      age: integer(4, 16),
      transplant: new Date(transplant).toISOString().slice(0, 10),
      residual: 0.03 + 0.35 * uniform() ** 2,
      flareAt: uniform() < 0.25 ? integer(400, 900) : null,
      days,
      later: new Map(days.filter(() => uniform() < 0.12).map((day) => [day, integer(-12, 12)])),
    };
  });
}
