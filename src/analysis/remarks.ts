import { minimumAttainableP } from "../stats/paired/minimum-attainable-p.js";
import { Mark } from "../study/measurement.js";
import { FIRST_WEEKS } from "./align.js";
import { isUsable } from "./censoring.js";
import type { AnalysisResult, Remark } from "./result.js";
import { scaleOf } from "./scale.js";

/** Below this many pairs no two-sided paired test can reach .05. */
const ENOUGH_PAIRS = 6;

/** What a reader must know about an analysis, each said once. */
export function remarksOf(result: Omit<AnalysisResult, "exclusions" | "remarks">): Remark[] {
  return [fewPatients, emptyWindows, firstWeeks, noScores, noAnalytes, noMatches, pooled, notPositive].flatMap(
    (remark) => remark(result),
  );
}

type Source = Omit<AnalysisResult, "exclusions" | "remarks">;

function fewPatients({ comparisons, plan }: Source): Remark[] {
  const n = Math.max(0, ...comparisons.map((comparison) => comparison.pairs.length));
  if (n === 0 || n >= ENOUGH_PAIRS) return [];
  const floor = minimumAttainableP(n)[plan.alternative === "two-sided" ? "twoSided" : "oneSided"];
  if (n === 1)
    return [
      {
        code: "few-patients",
        severity: "note",
        message:
          `With one patient a paired test says nothing: its p cannot fall below ${decimals(floor)}, whatever the change. ` +
          "What one patient can show is a course: direction and size, over that patient's own visits.",
      },
    ];
  const patients = `${n} patients`;
  const message =
    `With ${patients} a paired test cannot give a p below ${decimals(floor)}, however large the change: ` +
    `a large p here is no evidence that nothing changed, and no adjusted p can be small. ` +
    `What ${patients} can show is how each of them changed: direction, size and course, a line per patient.`;
  return [{ code: "few-patients", severity: "note", message }];
}

function decimals(p: number): string {
  return String(p).replace(/^0/u, "");
}

function emptyWindows({ study, plan, alignment }: Source): Remark[] {
  return plan.windows.flatMap((window, index) => {
    if (alignment.counts[index] > 0) return [];
    const days = [...new Set(study.samples.day)].sort((a, b) => a - b);
    const message = `Window "${window.name}" (${window.from}..${window.to}) holds no sample. Days present: ${daysText(days)}.`;
    return [{ code: "empty-window", severity: "warning" as const, message: message.replaceAll(/-?Infinity/gu, "") }];
  });
}

/** All days while they are few, else how many and between which. */
function daysText(days: readonly number[]): string {
  return days.length <= 12
    ? days.join(", ")
    : `${days.length} different ones from ${days[0]} to ${days[days.length - 1]}`;
}

function firstWeeks({ alignment }: Source): Remark[] {
  const { inFirstWeeks: count } = alignment;
  if (count === 0) return [];
  const [from, to] = FIRST_WEEKS;
  const visits = count === 1 ? "1 visit lies" : `${count} visits lie`;
  const message =
    `${visits} between day −${-from} and day ${to}, around conditioning and aplasia, when most proteins move whatever the disease does; ` +
    `--exclude-days ${from}..${to} leaves them out.`;
  return [{ code: "first-weeks", severity: "note", message }];
}

function noScores({ study }: Source): Remark[] {
  if (study.variables.some((variable) => variable.role === "score")) return [];
  return [
    {
      code: "no-scores",
      severity: "note",
      message: "There are no disease-activity scores in the input, so nothing is correlated.",
    },
  ];
}

function noAnalytes({ study }: Source): Remark[] {
  if (study.variables.some((variable) => variable.role === "analyte")) return [];
  return [
    {
      code: "no-analytes",
      severity: "note",
      message: "There are no analytes in the input, so only scores are compared and nothing is correlated.",
    },
  ];
}

function noMatches({ study, plan, alignment, correlations }: Source): Remark[] {
  if (correlations.length === 0) return [];
  return [...alignment.scoreRows].flatMap(([score, visits]) => {
    if (visits.some((visit) => visit >= 0)) return [];
    const message = `No ${study.variables[score].id} visit lies within ${plan.scoreTolerance} days of a blood sample in the same window; --score-tolerance widens that.`;
    return [{ code: "no-matches", severity: "warning" as const, message }];
  });
}

function pooled({ correlations }: Source): Remark[] {
  if (correlations.length === 0) return [];
  const message =
    "Pooled correlations treat every visit as independent, although visits of one patient are not; they describe, and their p values are too small.";
  return [{ code: "pooled", severity: "note", message }];
}

function notPositive({ study, plan, alignment }: Source): Remark[] {
  return study.variables.flatMap((variable, index) => {
    const scale = scaleOf(variable, plan);
    const { values, marks } = study.columns[index];
    const { window } = alignment;
    let count = 0;
    for (let row = 0; row < window.length; row++) {
      const isMissing = (marks[row] & Mark.kind) === Mark.missing;
      if (!isMissing && window[row] >= 0 && !isUsable(values[row], marks[row], scale)) count++;
    }
    if (count === 0) return [];
    const what = scale === "log2" ? "not positive and without a logarithm" : "a limit below zero";
    const found = count === 1 ? "1 value is" : `${count} values are`;
    const message = `${variable.id}: ${found} ${what}, and left out${scale === "log2" ? "; --scale linear keeps such values, --lod FILE reads them as below their limit" : ""}.`;
    return [{ code: "not-positive", severity: "warning" as const, message }];
  });
}
