/** All ways to choose which of n visits come after, `after` of them. */
export function labellings(n: number, after: number): boolean[][] {
  if (after > n || after < 0) return [];
  if (n === 0) return [[]];
  return [
    ...labellings(n - 1, after - 1).map((rest) => [true, ...rest]),
    ...labellings(n - 1, after).map((rest) => [false, ...rest]),
  ];
}

export const shifts = <T>(values: readonly T[]): T[][] =>
  values.map((_, s) => values.map((_, i) => values[(i + s) % values.length]));

/** Every sum of one value from each part. */
export function sums(parts: readonly (readonly number[])[]): number[] {
  return parts.reduce<number[]>((all, part) => all.flatMap((sum) => part.map((value) => sum + value)), [0]);
}

export interface BruteForce {
  readonly distance: number;
  readonly doubled: number;
  readonly less: number;
  readonly greater: number;
  /** The smallest two-sided p by distance of any outcome. */
  readonly floor: number;
}

/** p values of t among equally likely outcomes; values within 1e−9 are one. */
export function bruteForce(outcomes: readonly number[], t: number): BruteForce {
  const share = (holds: (x: number) => boolean): number => outcomes.filter(holds).length / outcomes.length;
  const mean = outcomes.reduce((sum, x) => sum + x, 0) / outcomes.length;
  const beyond = (at: number): number => share((x) => Math.abs(x - mean) >= Math.abs(at - mean) - 1e-9);
  const less = share((x) => x <= t + 1e-9);
  const greater = share((x) => x >= t - 1e-9);
  const farthest = outcomes.reduce((far, x) => (Math.abs(x - mean) > Math.abs(far - mean) ? x : far), outcomes[0]);
  return {
    distance: beyond(t),
    doubled: Math.min(1, 2 * Math.min(less, greater)),
    less,
    greater,
    floor: beyond(farthest),
  };
}

/** Rows by label, labels in order of first appearance. */
export function grouped(labels: readonly (string | number)[]): number[][] {
  return [...new Set(labels)].map((label) => [...labels.keys()].filter((i) => labels[i] === label));
}

/** The number of (before, after) pairs in which the after value is higher, ties half. */
export function countU(values: readonly number[], after: readonly boolean[]): number {
  let u = 0;
  for (const [i, x] of values.entries()) {
    for (const [j, y] of values.entries()) if (!after[i] && after[j]) u += y > x ? 1 : y === x ? 0.5 : 0;
  }
  return u;
}
