const DAYS_PER = { d: 1, w: 7, m: 30.4375, y: 365.25 } as const;

/** A unit of relative time: day, week, month (30.4375 days), year (365.25 days). */
export type TimeUnit = keyof typeof DAYS_PER;

/** The whole number of days in a span of time, rounded half away from zero. */
export function toDays(amount: number, unit: TimeUnit): number {
  const days = amount * DAYS_PER[unit];
  const rounded = Math.sign(days) * Math.round(Math.abs(days));
  return rounded === 0 ? 0 : rounded;
}
