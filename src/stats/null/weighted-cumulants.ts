import type { Lattice } from "./lattice.js";
import type { Cumulants } from "./re-pairing-cumulants.js";

/** Exact cumulants of a statistic that takes values[i] with probability proportional to weights[i]. */
function weightedCumulants(values: ArrayLike<number>, weights: ArrayLike<number>): Cumulants {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i];
    sum += weights[i] * values[i];
  }
  const mean = sum / total;
  let [m2, m3, m4] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const share = weights[i] / total;
    const d = values[i] - mean;
    m2 += share * d * d;
    m3 += share * d * d * d;
    m4 += share * d * d * d * d;
  }
  return { mean, k2: m2, k3: m3, k4: m4 - 3 * m2 * m2 };
}

const known = new WeakMap<Lattice, Cumulants>();

export function latticeCumulants(lattice: Lattice): Cumulants {
  let cumulants = known.get(lattice);
  if (cumulants === undefined) {
    const { low, step, mass } = lattice;
    cumulants = weightedCumulants(
      mass.map((_, i) => low + step * i),
      mass,
    );
    known.set(lattice, cumulants);
  }
  return cumulants;
}
