/**
 * A study of the size of a large cohort, as one wide CSV: invented and seeded. Scores are taken with the blood, so that
 * a script without matching by day can correlate them.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

const SEED = 20200292;
const SCORES = ["CMAS", "MMT8", "PGA", "CK"];
const DAY_MS = 86_400_000;
const FIRST_TRANSPLANT = Date.parse("2005-01-03");

/** @typedef {{ patients: number, visits: number, analytes: number }} Size */

/** @param {Size} size @returns {string} */
export function largeStudy({ patients, visits, analytes }) {
  const generator = xoroshiro128plus(SEED);
  const uniform = () => uniformFloat64(generator);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  // A third of the analytes have non-detects, from hardly any to nearly half.
  const panel = Array.from({ length: analytes }, (_, i) => {
    const level = 2 ** (1 + 10 * uniform());
    const limit = i % 3 === 0 ? Number((level * Math.exp(-2.2 + 2 * uniform())).toPrecision(3)) : 0;
    return { name: `P${String(i + 1).padStart(2, "0")} (pg/ml)`, level, limit, response: 1.2 * normal() };
  });
  const rows = [
    ["patient_id", "sample_date", "transplant_date", ...SCORES, ...panel.map(({ name }) => name)].join(","),
  ];
  for (let patient = 1; patient <= patients; patient++) {
    const transplant = FIRST_TRANSPLANT + 20 * patient * DAY_MS;
    const own = panel.map(() => 0.3 * normal());
    for (let visit = 0; visit < visits; visit++) {
      const early = Math.floor((visits * 5) / 12);
      const day = 90 * (visit - early) + (visit < early ? -20 : 30) + Math.floor(40 * uniform());
      const ill = day <= 0 ? 0.9 + 0.1 * normal() : 0.15 + 0.75 * Math.exp(-day / 90) + 0.08 * normal();
      const cells = panel.map(({ level, limit, response }, i) => {
        const x = level * Math.exp(response * ill + own[i] + 0.3 * normal());
        if (uniform() < 0.01) return "NA";
        return x < limit ? `<${limit}` : String(Number(x.toPrecision(4)));
      });
      rows.push(
        [`B${String(patient).padStart(3, "0")}`, iso(transplant + day * DAY_MS), iso(transplant)]
          .concat(scores(ill, normal), cells)
          .join(","),
      );
    }
  }
  return `${rows.join("\n")}\n`;
}

/** @param {number} ill @param {() => number} normal */
function scores(ill, normal) {
  /** @param {number} x @param {number} max */
  const within = (x, max) => Math.min(max, Math.max(0, x));
  return [
    String(Math.round(within(51 - 30 * ill + 2 * normal(), 52))),
    String(Math.round(within(80 - 32 * ill + 2 * normal(), 80))),
    within(7.5 * ill - 0.4 + 0.5 * normal(), 10).toFixed(1),
    String(Math.round(90 * 9 ** ill * Math.exp(0.25 * normal()))),
  ];
}

/** @param {number} time */
function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}
