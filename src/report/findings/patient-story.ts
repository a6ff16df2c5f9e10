import type { AnalysisResult, InactiveCourse, PairedComparison, PatientLine } from "../../analysis/result.js";
import { Mark } from "../../study/measurement.js";
import { listText } from "../list-text.js";
import { ABSENT, changeText, countText, intervalText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { plural } from "../plural.js";
import { dayText } from "../table/day-text.js";
import { inactiveText } from "../table/inactive.js";
import { valueText } from "../table/patient-by-patient.js";

/** How many analytes are told of each way, and how many of the most often undetected. */
const FOREMOST = 3;

/** What one patient's own numbers say: a heading, and what stands under it. */
export interface StoryPart {
  readonly heading: string;
  readonly items: readonly string[];
}

/** One patient's story: the samples, the scores, what fell and rose most, non-detects. */
export function patientStory(result: AnalysisResult, patient: number): StoryPart[] {
  const { plan, comparisons } = result;
  const spans = plan.windows.slice(1).flatMap((_, i) => {
    const rows = comparisons.filter(({ after }) => after === i + 1);
    if (rows.length === 0) return [];
    return spanParts(result, rows, patient, plan.windows.length > 2 ? `, ${windowsText(plan.windows, rows[0])}` : "");
  });
  return [
    { heading: "Samples", items: samples(result, patient) },
    ...spans,
    { heading: "Below the limit", items: nonDetects(result, patient) },
    {
      heading: "Clinically inactive disease",
      items: (result.inactive?.patients ?? []).filter((course) => course.patient === patient).map(courseText),
    },
  ].filter(({ items }) => items.length > 0);
}

function samples({ study, plan, alignment }: AnalysisResult, patient: number): string[] {
  const own = Array.from(study.samples.patient.keys()).filter((row) => study.samples.patient[row] === patient);
  const span = (rows: readonly number[]) => {
    const days = rows.map((row) => study.samples.day[row]);
    const [first, last] = [days[0], days[days.length - 1]];
    return first === last ? `day ${dayText(first)}` : `day ${dayText(first)} to ${dayText(last)}`;
  };
  return [
    ...plan.windows.map((window, w) => {
      const rows = own.filter((row) => alignment.window[row] === w);
      return `${window.name}: ${rows.length === 0 ? "none" : `${countText(rows.length)} (${span(rows)})`}`;
    }),
    ...[own.filter((row) => alignment.window[row] < 0)]
      .filter((rows) => rows.length > 0)
      .map((rows) => `in no window: ${countText(rows.length)} (${span(rows)})`),
  ];
}

/** One variable of one patient. */
interface Own {
  readonly comparison: PairedComparison;
  readonly line: PatientLine;
}

function spanParts(
  { study }: AnalysisResult,
  rows: readonly PairedComparison[],
  patient: number,
  label: string,
): StoryPart[] {
  const own = rows.flatMap((comparison) =>
    comparison.patients.filter((line) => line.patient === patient).map((line) => ({ comparison, line })),
  );
  const role = ({ comparison }: Own) => study.variables[comparison.variable].role;
  const text = (one: Own) => ownText(study.variables[one.comparison.variable], one);
  const analytes = own.filter((one) => role(one) === "analyte");
  const ranked = analytes.filter((one) => size(one) !== null).sort((a, b) => (size(b) ?? 0) - (size(a) ?? 0));
  const way = (direction: number) => ranked.filter(({ line }) => line.direction === direction);
  const [fell, rose] = [way(-1), way(1)];
  const count = (all: readonly Own[]) => (all.length > FOREMOST ? ` (of ${countText(all.length)})` : "");
  return [
    {
      heading: `Scores${label}`,
      items: own.filter((one) => role(one) === "score" && one.line.estimate !== null).map(text),
    },
    { heading: `Fell most${count(fell)}${label}`, items: fell.slice(0, FOREMOST).map(text) },
    { heading: `Rose most${count(rose)}${label}`, items: rose.slice(0, FOREMOST).map(text) },
  ];
}

/** How far a value moved, comparable between analytes: a ratio by how far it is from 1; differences on a log scale as they are. */
function size({ comparison: { scale }, line: { estimate, direction } }: Own): number | null {
  if (estimate === null || direction === null || direction === 0) return null;
  if (scale === "log2") return estimate > 0 && Number.isFinite(estimate) ? Math.abs(Math.log2(estimate)) : null;
  return scale === "already-log2" ? Math.abs(estimate) : 0;
}

/** `CXCL10: 1300 → 99.2 pg/ml, ×0.0763 [0.0561, 0.153]`. */
function ownText({ id, unit, worse }: AnalysisResult["study"]["variables"][number], { comparison, line }: Own): string {
  const values = `${valueText(comparison, line, "before")} → ${valueText(comparison, line, "after")}`;
  const bounds = line.phase === null ? ABSENT : intervalText(line.phase.interval);
  const interval = bounds === ABSENT ? "" : ` ${bounds}`;
  const better =
    worse === null || !line.direction ? "" : line.direction > 0 === (worse === "higher") ? ", worse" : ", better";
  return `${id}: ${values}${unit === null ? "" : ` ${unit}`}, ${changeText(line.estimate, comparison.scale)}${interval}${better}`;
}

/** How many of the patient's values lie below a limit, and of which variables most. */
function nonDetects({ study }: AnalysisResult, patient: number): string[] {
  const counts = study.columns.map(({ marks }, variable) => {
    let [below, all] = [0, 0];
    for (let row = 0; row < marks.length; row++) {
      if (study.samples.patient[row] !== patient || (marks[row] & Mark.kind) === Mark.missing) continue;
      all++;
      if ((marks[row] & Mark.kind) === Mark.below) below++;
    }
    return { id: study.variables[variable].id, below, all };
  });
  const total = (key: "below" | "all") => counts.reduce((sum, count) => sum + count[key], 0);
  if (total("below") === 0) return [];
  const most = counts.filter(({ below }) => below > 0).sort((a, b) => b.below - a.below);
  const named = most.slice(0, FOREMOST).map(({ id, below, all }) => `${id} (${countText(below)} of ${countText(all)})`);
  const others = most.length - named.length;
  return [
    `${countText(total("below"))} of ${plural(total("all"), "value")}: ${listText(named)}${others > 0 ? `, and ${plural(others, "other variable")}` : ""}`,
  ];
}

function courseText(course: InactiveCourse): string {
  if (course.last === null) return "no visit after transplant measured it";
  const { disease, day } = course.last;
  return `${firstText(course)}; at the last visit, day ${dayText(day)}: ${inactiveText(disease)} (met: ${disease.met.join(", ") || "none"})`;
}

/** When it was first inactive, and at how many visits it may have been so unseen. */
function firstText({ firstDay, undecided, visits }: InactiveCourse): string {
  const open = `cannot be decided at ${countText(undecided)}`;
  if (firstDay !== null)
    return `first on day ${dayText(firstDay)}${undecided > 0 ? ` (${open} earlier ${undecided === 1 ? "visit" : "visits"})` : ""}`;
  if (undecided === 0) return "never reached";
  return undecided === visits ? "cannot be decided at any visit" : `never seen; ${open} of ${plural(visits, "visit")}`;
}
