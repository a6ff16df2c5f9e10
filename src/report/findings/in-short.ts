import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { capital } from "../capital.js";
import { listText } from "../list-text.js";
import { changeText, countText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { plural } from "../plural.js";
import { comparisonChange, comparisonP, comparisonSize } from "../row-p.js";
import { isAgainst } from "../table/direction-arrows.js";

/** Which way a variable went: the same in every patient with a pair and by the change that is told with it, or unclear. */
type Course = "better" | "worse" | "lower" | "higher" | "unclear";

const COURSES = ["better", "worse", "lower", "higher"] as const;
/** More names than this are a table. */
const MOST_NAMES = 25;
/** Up to this many patients it is told what all share; of more it is counted, since few variables are shared by all. */
const FEW_PATIENTS = 6;
/** More patients than this agree by chance so seldom that the number says nothing. */
const SELDOM = 20;
/** Of many patients, this many variables are named. */
const FOREMOST = 5;

/** Who changed which way, and by how much, as sentences: what every patient shares comes first, the largest change first. */
export function inShort(result: AnalysisResult): string[] {
  const { plan, comparisons } = result;
  const few = result.study.patients.length <= FEW_PATIENTS;
  const bySpan = plan.windows.slice(1).flatMap((_, i) => {
    const rows = comparisons.filter((row) => row.after === i + 1 && row.pairs.length > 0);
    if (rows.length === 0) return [];
    const label = plan.windows.length > 2 ? `${windowsText(plan.windows, rows[0])}: ` : "";
    const texts = few ? shared(result, rows) : foremost(result, rows);
    return texts.map((text) => (label === "" ? capital(text) : label + text));
  });
  return few ? [...bySpan, ...chance(comparisons)] : bySpan;
}

function shared({ study }: AnalysisResult, rows: readonly PairedComparison[]): string[] {
  const courses = new Map<Course, PairedComparison[]>();
  for (const row of rows) {
    const course = courseOf(row, study.variables[row.variable].worse);
    const own = courses.get(course);
    if (own === undefined) courses.set(course, [row]);
    else own.push(row);
  }
  const most = mostPairs(rows);
  const least = rows.some(({ pairs }) => pairs.length < most) ? " with a pair" : "";
  const everyone = `${most === 1 ? "the one patient" : `each of ${plural(most, "patient")}`}${least}`;
  const name = (row: PairedComparison) => study.variables[row.variable].id;
  const unclear = (courses.get("unclear") ?? []).map(name);
  return [
    ...COURSES.flatMap((course) => {
      const own = [...(courses.get(course) ?? [])].sort((a, b) => comparisonSize(b) - comparisonSize(a));
      if (own.length === 0) return [];
      const names = own.map((row) => `${name(row)} (${change(row)})`);
      return [`${course} after in ${everyone}: ${listText(names, MOST_NAMES)}.`];
    }),
    ...(unclear.length === 0
      ? []
      : [`no clear ${most === 1 ? "" : "common "}direction: ${listText(unclear, MOST_NAMES)}.`]),
  ];
}

/** The variables with the smallest paired p, and how many patients went which way. */
function foremost({ study }: AnalysisResult, rows: readonly PairedComparison[]): string[] {
  const p = ({ test }: PairedComparison) => test.p ?? 1;
  // Many share the smallest p that so many patients can give: of these, those the visits tell apart most.
  const order = [...rows].sort((a, b) => p(a) - p(b) || (comparisonP(a) ?? 1) - (comparisonP(b) ?? 1));
  const own = order.slice(0, FOREMOST);
  const alike = order.slice(FOREMOST).filter((row) => row.test.p !== null && p(row) <= p(own[FOREMOST - 1])).length;
  const more = alike === 0 ? "" : `; ${countText(alike)} more ${alike === 1 ? "has" : "have"} as small a p`;
  const texts = own.map((row) => {
    const [count, way] = row.down >= row.up ? [row.down, "lower"] : [row.up, "higher"];
    const of = `${countText(count)} of ${countText(row.pairs.length)}`;
    return `${study.variables[row.variable].id} (${change(row)}; ${way} in ${of})`;
  });
  return [...alikeInAll(rows), `smallest p of the paired test: ${listText(texts)}${more}.`];
}

/** How many variables went one way in every patient, who is many: no list of a proteome, and no threshold of p. */
function alikeInAll(rows: readonly PairedComparison[]): string[] {
  const most = mostPairs(rows);
  const whole = rows.filter(({ pairs }) => pairs.length === most);
  const [lower, higher] = [whole.filter(({ down }) => down === most), whole.filter(({ up }) => up === most)];
  if (lower.length + higher.length === 0) return [];
  const counts = [
    ...(lower.length > 0 ? [`${countText(lower.length)} lower`] : []),
    ...(higher.length > 0 ? [`${countText(higher.length)} higher`] : []),
  ];
  const expected = most > SELDOM ? "fewer than one in a million" : `one in ${countText(agreeing(most))}`;
  return [
    `the same way in each of ${plural(most, "patient")}: of ${plural(whole.length, "variable")} ${listText(counts)} after; where nothing changes at all, ${expected}.`,
  ];
}

/** Of how many variables patients agree on one where nothing changes: the two ways together are 2 of 2^n. */
const agreeing = (patients: number): number => 2 ** (patients - 1);

function chance(rows: readonly PairedComparison[]): string[] {
  const most = mostPairs(rows);
  if (most < 2) return [];
  return [
    `Where nothing changes at all, one variable in ${countText(agreeing(most))} still goes the same way in each of ${plural(most, "patient")}.`,
  ];
}

function mostPairs(rows: readonly PairedComparison[]): number {
  return rows.reduce((most, { pairs }) => Math.max(most, pairs.length), 0);
}

function courseOf(row: PairedComparison, worse: "higher" | "lower" | null): Course {
  const { up, down, pairs, patients, scale } = row;
  const direction = up === pairs.length ? 1 : down === pairs.length ? -1 : null;
  const told = [comparisonChange(row), ...patients.map(({ estimate }) => estimate)];
  if (direction === null || told.some((estimate) => isAgainst(direction, estimate, scale))) return "unclear";
  const way = direction > 0 ? "higher" : "lower";
  if (worse === null) return way;
  return way === worse ? "worse" : "better";
}

function change(row: PairedComparison): string {
  return changeText(comparisonChange(row), row.scale);
}
