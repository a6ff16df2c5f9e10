import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { changeText, countText } from "../number-text.js";
import { plural } from "../plural.js";
import { windowsText } from "../table/patients.js";

/** More names than this are a table. */
const MOST_NAMES = 25;
/** Up to this many patients it is common that all go the same way by chance. */
const FEW_PATIENTS = 5;

/** Which way a variable went: the same in every patient with a pair, or not. */
type Course = "better" | "worse" | "lower" | "higher" | "mixed";

const COURSES: readonly (readonly [Course, string])[] = [
  ["better", "Better after"],
  ["worse", "Worse after"],
  ["lower", "Lower after"],
  ["higher", "Higher after"],
];

/** Who changed which way, and by how much, as sentences: what every patient shares comes first, the largest change first. */
export function inShort(result: AnalysisResult): string[] {
  const { plan, comparisons } = result;
  return plan.windows.slice(1).flatMap((_, i) => {
    const rows = comparisons.filter((row) => row.after === i + 1 && row.pairs.length > 0);
    const label = plan.windows.length > 2 && rows.length > 0 ? `${windowsText(plan.windows, rows[0])}: ` : "";
    return sentences(result, rows).map((sentence) => label + sentence);
  });
}

function sentences({ study }: AnalysisResult, rows: readonly PairedComparison[]): string[] {
  const courses = new Map<Course, PairedComparison[]>();
  for (const row of rows) {
    const course = courseOf(row, study.variables[row.variable].worse);
    courses.set(course, [...(courses.get(course) ?? []), row]);
  }
  const most = Math.max(0, ...rows.map(({ pairs }) => pairs.length));
  const everyone = most === 1 ? "in the one patient with a pair" : `in each of ${plural(most, "patient")}`;
  const least = rows.some(({ pairs }) => pairs.length < most) ? " with a pair" : "";
  const name = (row: PairedComparison) => study.variables[row.variable].id;
  const shared = COURSES.flatMap(([course, text]) => {
    const own = [...(courses.get(course) ?? [])].sort((a, b) => size(b) - size(a));
    if (own.length === 0) return [];
    return [
      `${text} ${everyone}${least}: ${listText(
        own.map((row) => `${name(row)} (${change(row)})`),
        MOST_NAMES,
      )}.`,
    ];
  });
  const mixed = (courses.get("mixed") ?? []).map(name);
  return [
    ...shared,
    ...(mixed.length === 0
      ? []
      : [`Not the same way in all patients, or unchanged in some: ${listText(mixed, MOST_NAMES)}.`]),
    ...chance(shared.length > 0 ? most : 0),
  ];
}

/** How often patients agree where nothing changes: the two ways together, 2 of 2^n. */
function chance(patients: number): string[] {
  if (patients < 2 || patients > FEW_PATIENTS) return [];
  return [
    `Where nothing changes at all, one variable in ${countText(2 ** (patients - 1))} still goes the same way in each of ${countText(patients)} patients.`,
  ];
}

function courseOf({ up, down, pairs }: PairedComparison, worse: "higher" | "lower" | null): Course {
  if (up < pairs.length && down < pairs.length) return "mixed";
  const way = up === pairs.length ? "higher" : "lower";
  if (worse === null) return way;
  return way === worse ? "worse" : "better";
}

function change({ phase, estimate, scale }: PairedComparison): string {
  return changeText(phase?.estimate ?? estimate, scale);
}

/** Ratios by how far they are from 1; differences have units of their own and stay in their order. */
function size({ phase, estimate, scale }: PairedComparison): number {
  const ratio = phase?.estimate ?? estimate;
  return scale === "log2" && ratio !== null && ratio > 0 ? Math.abs(Math.log2(ratio)) : 0;
}
