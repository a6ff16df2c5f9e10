/**
 * The exact null of a phase test by a programme of its own, for lattices of any length: tie class by tie class, then
 * patient by patient, probabilities below 1e-40 left out on the way.
 */

/** @typedef {{ low: number, mass: Float64Array }} Law P(2U = low + i). */

/** How often each 2U occurs over all ways to choose `after` visits. @param {number} after @param {readonly number[]} ties @returns {Law} */
function lawOfPatient(after, ties) {
  const visits = ties.reduce((sum, size) => sum + size, 0);
  const points = 2 * after * (visits - after) + 1;
  /** By how many visits are chosen so far. @type {(Float64Array | undefined)[]} */
  let laws = [Float64Array.from({ length: points }, (_, u) => (u === 0 ? 1 : 0))];
  let seen = 0;
  for (const size of ties) {
    /** @type {(Float64Array | undefined)[]} */
    const next = [];
    for (const [chosen, law] of laws.entries()) {
      for (let c = 0, ways = 1; law && c <= Math.min(size, after - chosen); ways = (ways * (size - c)) / (c + 1), c++) {
        const shift = c * (2 * (seen - chosen) + size - c);
        const into = next[chosen + c] ?? new Float64Array(points);
        for (let u = 0; u + shift < points; u++) if (law[u] > 0) into[u + shift] += ways * law[u];
        next[chosen + c] = into;
      }
    }
    seen += size;
    laws = next;
  }
  const counts = laws[after] ?? new Float64Array(points);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return trimmed(
    0,
    counts.map((count) => count / total),
  );
}

/** @param {number} low @param {Float64Array} mass @returns {Law} */
function trimmed(low, mass) {
  let [first, last] = [0, mass.length - 1];
  while (mass[first] < 1e-40) first++;
  while (mass[last] < 1e-40) last--;
  return { low: low + first, mass: mass.slice(first, last + 1) };
}

/** @param {Law} a @param {Law} b @returns {Law} */
function sum(a, b) {
  const mass = new Float64Array(a.mass.length + b.mass.length - 1);
  for (const [i, weight] of a.mass.entries()) {
    if (weight > 0) for (let j = 0; j < b.mass.length; j++) mass[i + j] += weight * b.mass[j];
  }
  return trimmed(a.low + b.low, mass);
}

/**
 * Each value of 2U and its two-sided p, P(|2U − E| ≥ |t − E|).
 * @param {readonly [after: number, ties: readonly number[]][]} patients
 */
export function exactPhases(patients) {
  /** @type {Map<string, Law>} */
  const known = new Map();
  /** @type {Law} */
  let law = { low: 0, mass: Float64Array.of(1) };
  let mean = 0;
  for (const [after, ties] of patients) {
    const key = `${after}:${ties}`;
    const own = known.get(key) ?? lawOfPatient(after, ties);
    known.set(key, own);
    law = sum(own, law);
    mean += after * (ties.reduce((visits, size) => visits + size, 0) - after);
  }
  const { low, mass } = law;
  const below = [0];
  for (const share of mass) below.push(below[below.length - 1] + share);
  const above = [0];
  for (const share of mass.toReversed()) above.push(above[above.length - 1] + share);
  const within = (/** @type {number} */ i) => Math.max(0, Math.min(mass.length, i));
  const pOf = (/** @type {number} */ t) => {
    const distance = Math.abs(t - mean);
    if (distance === 0) return 1;
    return below[within(mean - distance - low + 1)] + above[within(low + mass.length - mean - distance)];
  };
  return Array.from(mass.keys())
    .filter((i) => mass[i] > 0)
    .map((i) => ({ t: low + i, p: pOf(low + i) }));
}
