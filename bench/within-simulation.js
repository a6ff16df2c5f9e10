/**
 * What the tests inside patients hold when visits are not exchangeable: series of which x and y are independent but for
 * what each scenario puts into both. Three patients, ten visits each, five before and five after.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** @type {typeof import("../src/stats/index.js")} */
const { driftTest, phaseTest, withinPatientTest } = await import(new URL("../dist/stats.js", import.meta.url).href);

const PATIENTS = 3;
const VISITS = 10;
const BEFORE = 5;
const ALPHA = 0.05;

/**
 * phi: correlation of successive visits, stationary with SD 1. rise: of the mean per visit, from the first visit on.
 * step: of the mean after transplant, the true value for the phase interval to cover. Rise and step are in SD of the
 * noise and shared by both series, with this sign in all patients.
 * @typedef {{ name: string, what: string, phi: number, rise: number, step: number }} Scenario
 * @typedef {"permute" | "shift" | "beyond" | "phase" | "phaseShift" | "drift" | "coverage"} Share
 * @typedef {Record<Share, number> & { scenario: Scenario, replicates: number, width: number, unbounded: number }} Row
 */

/** @type {readonly Scenario[]} */
export const SCENARIOS = [
  { name: "independent", what: "independent normal noise", phi: 0, rise: 0, step: 0 },
  { name: "AR(.8)", what: "first-order autoregression, correlation .8 between visits", phi: 0.8, rise: 0, step: 0 },
  { name: "shared drift", what: "noise, and both series rise by .3 SD a visit", phi: 0, rise: 0.3, step: 0 },
  { name: "shared step", what: "noise, and both series rise by 2 SD at transplant", phi: 0, rise: 0, step: 2 },
];

/**
 * Shares of p ≤ .05, and the share of phase intervals (95 %) that cover the step, over replicates of a scenario. Each
 * scenario has a stream of its own, so its row depends on the seed and replicates alone.
 * @param {Scenario} scenario @param {{ replicates: number, seed: number }} settings @returns {Row}
 */
export function simulate(scenario, { replicates, seed }) {
  const normal = normals(seed);
  const patients = Array.from({ length: PATIENTS * VISITS }, (_, i) => Math.floor(i / VISITS));
  const after = patients.map((_, i) => i % VISITS >= BEFORE);
  const days = patients.map((_, i) => i % VISITS);
  const phases = patients.map((patient, i) => `${patient} ${after[i]}`);
  const count = { permute: 0, shift: 0, beyond: 0, phase: 0, phaseShift: 0, drift: 0, coverage: 0 };
  /** @type {number[]} */
  const widths = [];
  /** @param {Share} name @param {{ p: number | null }} test */
  const note = (name, { p }) => {
    // The exact p of a labelling may carry round-off.
    if (p !== null && p <= ALPHA * (1 + 1e-12)) count[name]++;
  };
  for (let replicate = 0; replicate < replicates; replicate++) {
    const x = series(scenario, normal);
    const y = series(scenario, normal);
    note("permute", withinPatientTest(patients, x, y));
    note("shift", withinPatientTest(patients, x, y, { scheme: "shift" }));
    note("beyond", withinPatientTest(phases, x, y));
    const phase = phaseTest(patients, after, y);
    note("phase", phase);
    note("phaseShift", phaseTest(patients, after, y, { scheme: "shift", confidence: null }));
    note("drift", driftTest(phases, days, y));
    const { low, high } = phase.interval ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    if (low <= scenario.step && scenario.step <= high) count.coverage++;
    widths.push(high - low);
  }
  /** @param {number} hits */
  const share = (hits) => hits / replicates;
  return {
    scenario,
    replicates,
    permute: share(count.permute),
    shift: share(count.shift),
    beyond: share(count.beyond),
    phase: share(count.phase),
    phaseShift: share(count.phaseShift),
    drift: share(count.drift),
    coverage: share(count.coverage),
    width: widths.toSorted((a, b) => a - b)[Math.floor(replicates / 2)],
    unbounded: share(widths.filter((width) => width === Number.POSITIVE_INFINITY).length),
  };
}

/** One value a visit, of patients and their visits in order. @param {Scenario} scenario @param {() => number} normal */
function series({ phi, rise, step }, normal) {
  /** @type {number[]} */
  const values = [];
  for (let patient = 0; patient < PATIENTS; patient++) {
    let noise = normal();
    for (let visit = 0; visit < VISITS; visit++) {
      if (visit > 0) noise = phi * noise + Math.sqrt(1 - phi * phi) * normal();
      values.push(noise + rise * visit + (visit >= BEFORE ? step : 0));
    }
  }
  return values;
}

/** Standard normal deviates (Box–Muller). @param {number} seed */
function normals(seed) {
  const generator = xoroshiro128plus(seed);
  return () =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator))) * Math.cos(2 * Math.PI * uniformFloat64(generator));
}
