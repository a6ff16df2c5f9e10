import type { SortedColumn } from "./sorted-column.js";

/** Mean and second to fourth cumulant; cumulants of independent statistics add. */
export interface Cumulants {
  readonly mean: number;
  readonly k2: number;
  readonly k3: number;
  readonly k4: number;
}

/** Exact cumulants of Σ aᵢb_π(i) over all n! pairings (Pitman 1937, doi:10.2307/2983647). */
export function rePairingCumulants(p: SortedColumn, q: SortedColumn): Cumulants {
  const n = p.values.length;
  const mean = n * p.mean * q.mean;
  if (n < 2) return { mean, k2: 0, k3: 0, k4: 0 };
  const k2 = (p.s2 * q.s2) / (n - 1);
  const k3 = n < 3 ? 0 : (n * p.s3 * q.s3) / ((n - 1) * (n - 2));
  // Sums over distinct indices, by type of the partition of four, in centred power sums.
  const pair = n * (n - 1);
  const triple = pair * (n - 2);
  const quadruple = triple * (n - 3);
  let fourth = (p.s4 * q.s4) / n + (4 * p.s4 * q.s4) / pair;
  fourth += (3 * (p.s2 * p.s2 - p.s4) * (q.s2 * q.s2 - q.s4)) / pair;
  if (n > 2) fourth += (6 * (2 * p.s4 - p.s2 * p.s2) * (2 * q.s4 - q.s2 * q.s2)) / triple;
  if (n > 3) fourth += ((3 * p.s2 * p.s2 - 6 * p.s4) * (3 * q.s2 * q.s2 - 6 * q.s4)) / quadruple;
  return { mean, k2, k3, k4: fourth - 3 * k2 * k2 };
}
