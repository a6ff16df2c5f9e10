/** A named span of days relative to transplant, both ends inclusive; an open end is ±Infinity. */
export interface Window {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The index of the window that holds the day, or −1. */
export function windowOf(windows: readonly Window[], day: number): number {
  return windows.findIndex((window) => window.from <= day && day <= window.to);
}

/** The windows ordered by day; a `RangeError` names any that are empty, overlap or share a name. */
export function orderedWindows(windows: readonly Window[]): Window[] {
  const ordered = [...windows].sort((a, b) => a.from - b.from || a.to - b.to);
  for (const [i, window] of ordered.entries()) {
    if (window.from > window.to) throw new RangeError(`window "${window.name}" ends before it begins`);
    const next = ordered[i + 1];
    if (next !== undefined && next.from <= window.to)
      throw new RangeError(`windows "${window.name}" and "${next.name}" overlap`);
  }
  const names = new Set(ordered.map((window) => window.name));
  if (names.size < ordered.length) throw new RangeError("two windows have the same name");
  return ordered;
}
