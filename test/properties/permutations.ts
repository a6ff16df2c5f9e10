/** Every order of the positions 0 … n − 1, for tests that enumerate by brute force. */
export function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

/** Every combination of one entry from each list. */
export function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]]);
}

export const share = <T>(all: readonly T[], holds: (item: T) => boolean): number =>
  all.filter(holds).length / all.length;
