import { as89 } from "./as-89.js";
import { exactPhases } from "./exact-phases.js";
import { uniforms } from "./stats-data.js";
import { internals } from "./stats-internals.js";

const { normal, phaseMethod, phasePattern, phasesNull, pValue, rank, rePairingsNull } = internals;
const { saddlepointSignFlips, signFlipsNull, studentT } = internals;

/** Ranges of the exact p, from the largest. */
const RANGES = [
  [1, 0.05],
  [0.05, 0.01],
  [0.01, 1e-3],
  [1e-3, 1e-4],
  [1e-4, 1e-6],
  [1e-6, 1e-8],
  [1e-8, 1e-10],
];

/**
 * The worst errors by range of the exact p.
 * @param {Iterable<{ p: number, approximations: number[] }>} points
 */
function worst(points) {
  const rows = RANGES.map(([high, low]) => ({
    high,
    low,
    lowest: /** @type {number[]} */ ([]),
    highest: /** @type {number[]} */ ([]),
  }));
  for (const { p, approximations } of points) {
    const row = rows.find(({ high, low }) => p <= high && p > low);
    if (row === undefined) continue;
    for (const [k, approximation] of approximations.entries()) {
      const error = approximation / p - 1;
      row.lowest[k] = Math.min(row.lowest[k] ?? error, error);
      row.highest[k] = Math.max(row.highest[k] ?? error, error);
    }
  }
  return rows.filter(({ lowest }) => lowest.length > 0);
}

/** @param {number} error */
function percent(error) {
  const value = 100 * error;
  const size = Math.abs(value);
  if (size < 5e-5) return "0 %";
  if (size >= 1e6) return `${value > 0 ? "+" : "−"}${size.toExponential(0).replace("e+", "·10^")} %`;
  const digits = size >= 10 ? 0 : size >= 1 ? 1 : size >= 0.01 ? 2 : 4;
  return `${value < 0 ? "−" : "+"}${size.toFixed(digits)} %`;
}

/** @param {ReturnType<typeof worst>[number]} row @param {number} k */
const span = ({ lowest, highest }, k) =>
  lowest[k] === highest[k] ? percent(lowest[k]) : `${percent(lowest[k])} … ${percent(highest[k])}`;
/** @param {number} p */
const power = (p) => (p >= 0.01 ? String(p) : p.toExponential(0));

export function spearmanTable() {
  const rows = [12, 13, 14, 15, 16].flatMap((n) => {
    const column = Float64Array.from({ length: n }, (_, i) => 2 * i - (n - 1));
    const exact = rePairingsNull([{ a: column, b: column }]);
    const matched = rePairingsNull([{ a: column, b: column }], { method: "moment-matched" });
    const full = column.reduce((sum, a) => sum + a * a, 0);
    const points = Array.from({ length: Math.floor(full / 4) }, (_, k) => {
      // Σ (2Rx − n − 1)(2Ry − n − 1) falls by 4 as Σ d² rises by 2.
      const squares = 2 * k;
      const t = full - 2 * squares;
      const rho = t / full;
      return {
        p: pValue(exact, t, "two-sided", "distance").p,
        approximations: [
          pValue(matched, t, "two-sided", "distance").p,
          2 * studentT.survival(rho * Math.sqrt((n - 2) / (1 - rho * rho)), n - 2),
          Math.min(1, 2 * as89(squares, n, normal)),
          2 * normal.survival(rho * Math.sqrt(n - 1)),
        ],
      };
    });
    return worst(points).map(
      (row) =>
        `| ${n} | ${power(row.high)} … ${power(row.low)} | ${[0, 1, 2, 3].map((k) => span(row, k)).join(" | ")} |`,
    );
  });
  return [
    "| n | exact p | moment-matched | t | AS 89 | normal |",
    "| --: | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

export function signedRankTable() {
  const random = uniforms(7);
  /** Twice the midranks of m random |d| on some levels, beside zeros. @param {number} m @param {number} levels @param {number} zeros */
  const tied = (m, levels, zeros = 0) => {
    const values = Array.from({ length: m }, () => 1 + Math.floor(random() * levels));
    const { ranks } = rank([...new Array(zeros).fill(0), ...values]);
    return Float64Array.from(ranks.slice(zeros), (/** @type {number} */ own) => 2 * own).sort();
  };
  /** @type {[string, Float64Array, number][]} */
  const sets = [
    ["342 untied, the fewest", Float64Array.from({ length: 342 }, (_, i) => 2 * (i + 1)), 0],
    ["500 untied", Float64Array.from({ length: 500 }, (_, i) => 2 * (i + 1)), 0],
    ["300 on 5 levels, the fewest", tied(300, 5), 0],
    ["300 on 8 levels", tied(300, 8), 0],
    ["400 on 40 levels", tied(400, 40), 0],
    ["300 on 40 levels, 300 zeros", tied(300, 40, 300), 300],
    ["300, half of one size", Float64Array.from({ length: 300 }, (_, i) => (i < 150 ? 151 : 2 * (i + 1))), 0],
  ];
  const rows = sets.flatMap(([label, weights, zeros]) => {
    const chosen = signFlipsNull(weights, { zeros }).kind;
    const exact = signFlipsNull(weights, { method: "exact" });
    const saddlepoint = saddlepointSignFlips(weights);
    const sd = Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0)) / 2;
    const points = Array.from({ length: 2000 }, (_, k) => {
      const t = Math.ceil(exact.mean * (1 + k / 2000));
      const z = (t - 1 - exact.mean) / sd;
      return { p: exact.atLeast(t), approximations: [saddlepoint.atLeast(t), normal.survival(z)] };
    });
    return worst(points).map(
      (row) => `| ${label} | ${chosen} | ${power(row.high)} … ${power(row.low)} | ${span(row, 0)} | ${span(row, 1)} |`,
    );
  });
  return [
    "| differences | `auto` takes | exact p | saddlepoint | normal |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

export function heavyTiesTable() {
  /** Ascending, the commonest value first. @param {number} n @param {readonly number[]} others how often each other value occurs */
  const column = (n, others) => {
    const values = others.flatMap((size, i) => new Array(size).fill(i + 1));
    return Float64Array.from([...new Array(n - values.length).fill(0), ...values]);
  };
  /** @type {[number, number[], number[]][]} */
  const sets = [
    [400, [158], [127]],
    [600, [173], [174]],
    [1000, [224], [224]],
    [400, [158], [43, 42, 42]],
  ];
  const rows = sets.flatMap(([n, x, y]) => {
    const strata = [{ a: column(n, x), b: column(n, y) }];
    const exact = rePairingsNull(strata, { method: "exact" });
    const matched = rePairingsNull(strata, { method: "moment-matched" });
    const { low, high } = exact.support;
    const points = Array.from({ length: high - low + 1 }, (_, i) => {
      const [p, approximation] = [exact, matched].map((own) => pValue(own, low + i, "two-sided", "distance").p);
      return { p, approximations: [approximation] };
    });
    const label = [x, y].map((others) => [n - others.reduce((sum, size) => sum + size, 0), ...others].join(" + "));
    return worst(points).map(
      (row) => `| ${label.join(" | ")} | ${power(row.high)} … ${power(row.low)} | ${span(row, 0)} |`,
    );
  });
  return ["| classes of x | classes of y | exact p | moment-matched |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

export function phaseTable() {
  const untied = (/** @type {number} */ visits) => new Array(visits).fill(1);
  /** @type {(count: number, after: number, ties: number[]) => [number, number[]][]} */
  const of = (count, after, ties) => Array.from({ length: count }, () => [after, ties]);
  /** @type {[string, [after: number, ties: number[]][]][]} */
  const sets = [
    ["60 × 24, 12 after, untied", of(60, 12, untied(24))],
    ["100 × 20, 5 after, untied", of(100, 5, untied(20))],
    ["100 × 16, 8 after, a third tied", of(100, 8, [5, ...untied(11)])],
    ["300 × 12, 6 after, 7 at the bottom", of(300, 6, [7, ...untied(5)])],
    ["300 × 20, 1 after, 16 at the bottom", of(300, 1, [16, ...untied(4)])],
    [
      "1 × 140, 70 after, 84 tied",
      of(
        1,
        70,
        [28, 84, 28].flatMap((size, i) => (i === 1 ? [size] : untied(size))),
      ),
    ],
    ["60 × 20, 10 after, two values, in three a third", [...of(57, 10, [10, 10]), ...of(3, 10, [10, 9, 1])]],
    ["100 × 12, 6 after, two values, in two a third", [...of(98, 6, [6, 6]), ...of(2, 6, [6, 5, 1])]],
    ["200 × 30, 1 after, 28 at the bottom, or 29 or 30", [...of(80, 1, [28, 1, 1]), ...of(120, 1, [29, 1])]],
    ["1 × 140, 70 after, two values and one other", of(1, 70, [70, 69, 1])],
  ];
  const rows = sets.flatMap(([label, patients]) => {
    const patterns = patients.map(([after, ties]) => phasePattern(after, ties));
    const matched = phasesNull(patterns, "moment-matched");
    const points = exactPhases(patients).map(({ t, p }) => ({
      p,
      approximations: [pValue(matched, t, "two-sided", "distance").p],
    }));
    const chosen = phaseMethod(patterns);
    return worst(points).map(
      (row) => `| ${label} | ${chosen} | ${power(row.high)} … ${power(row.low)} | ${span(row, 0)} |`,
    );
  });
  return ["| patients × visits | `auto` takes | exact p | moment-matched |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

export function monteCarloTable() {
  const random = uniforms(11);
  const draw = (/** @type {number} */ n, /** @type {number} */ levels) =>
    Array.from({ length: n }, () => Math.floor(random() * levels));
  const { phaseTest, signedRankTest, spearmanTest, withinPatientTest, pairedPermutationTest } = internals;
  const differences = [12, 30, 60].map((n) => draw(n, 19).map((value) => value - 7));
  const pairs = [8, 12, 14].map((n) => {
    const x = draw(n, 9);
    return { x, y: x.map((value, i) => value + draw(1, 12)[0] * (i % 3)) };
  });
  const patients = Array.from({ length: 30 }, (_, i) => i % 3);
  const after = patients.map((_, i) => i >= 15);
  const series = [draw(30, 12), draw(30, 12).map((value, i) => value + (after[i] ? 4 : 0))];
  /** @type {[string, (method: string) => { p: number, standardError?: number }][]} */
  const tests = [
    ...differences.map(
      (d) =>
        /** @type {[string, (method: string) => any]} */ ([
          `signed rank, n = ${d.length}`,
          (method) => signedRankTest(d, { method }),
        ]),
    ),
    ...differences.map(
      (d) =>
        /** @type {[string, (method: string) => any]} */ ([
          `Fisher–Pitman, n = ${d.length}`,
          (method) => pairedPermutationTest(d, { method }),
        ]),
    ),
    ...pairs.map(
      ({ x, y }) =>
        /** @type {[string, (method: string) => any]} */ ([
          `Spearman, n = ${x.length}`,
          (method) => spearmanTest(x, y, { method }),
        ]),
    ),
    ["within patients, 3 × 10", (method) => withinPatientTest(patients, series[0], series[1], { method })],
    ...series.map(
      (values, k) =>
        /** @type {[string, (method: string) => any]} */ ([
          `phases, 3 × 10${k ? ", a step" : ""}`,
          (method) => phaseTest(patients, after, values, { method }),
        ]),
    ),
  ];
  const rows = tests.map(([label, run]) => {
    const exact = run("exact").p;
    const { p, standardError = 0 } = run("monte-carlo");
    const apart = Math.abs(p - exact) / standardError;
    return `| ${label} | ${exact.toPrecision(4)} | ${p.toPrecision(4)} | ${standardError.toPrecision(2)} | ${apart.toFixed(1)} |`;
  });
  return [
    "| test | exact p | Monte Carlo p | standard error | standard errors apart |",
    "| --- | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}
