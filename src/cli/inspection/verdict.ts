import type { Plan } from "../../analysis/plan.js";
import { plural } from "../../report/plural.js";
import type { Diagnostic, Severity } from "../../study/diagnostic.js";
import type { Coverage, ScoreMatches, VariableCount } from "./counts.js";

/** What the files come to, in numbers and in one sentence. */
export interface Verdict {
  readonly sentence: string;
  /** Whether `analyze` would have something to compare or correlate. */
  readonly ready: boolean;
  readonly patients: number;
  readonly bloodSamples: number;
  readonly analytes: number;
  readonly scores: number;
  readonly errors: number;
  readonly warnings: number;
}

interface Found {
  readonly patients: readonly Coverage[];
  readonly variables: readonly VariableCount[];
  readonly scores: readonly ScoreMatches[];
  readonly plan: Plan;
}

export function verdictOf(
  found: Found | null,
  diagnostics: readonly Diagnostic[],
  omitted: Readonly<Record<Severity, number>>,
): Verdict {
  const count = (wanted: Severity) =>
    diagnostics.filter(({ severity }) => severity === wanted).length + omitted[wanted];
  const [errors, warnings] = [count("error"), count("warning")];
  if (found === null) {
    const sentence = `${plural(errors, "error")} to mend before anything can be analyzed`;
    return { sentence, ready: false, patients: 0, bloodSamples: 0, analytes: 0, scores: 0, errors, warnings };
  }
  const analytes = found.variables.filter(({ variable }) => variable.role === "analyte").length;
  const counts = {
    patients: found.patients.length,
    bloodSamples: found.patients.reduce((sum, { blood }) => sum + blood, 0),
    analytes,
    scores: found.variables.length - analytes,
  };
  const { ready, text } = readiness(found, counts);
  const what = [
    plural(counts.patients, "patient"),
    plural(counts.bloodSamples, "blood sample"),
    plural(counts.analytes, "analyte"),
    plural(counts.scores, "score"),
  ].join(", ");
  const heed = warnings === 0 ? "" : ` (${plural(warnings, "warning")})`;
  return { sentence: `${what}: ${text}${heed}`, ready, ...counts, errors, warnings };
}

/** What can be done with the study, and what it lacks for the rest. */
function readiness(
  { patients, scores, plan }: Found,
  counts: { readonly analytes: number; readonly scores: number },
): { readonly ready: boolean; readonly text: string } {
  const paired = patients.filter((coverage) => isPaired(coverage, "blood") || isPaired(coverage, "scored")).length;
  const matched = scores.some((score) => score.matched > 0);
  const lacking = [
    ...(counts.scores === 0 ? ["no scores"] : []),
    ...(counts.analytes === 0 ? ["no analytes"] : []),
    ...(counts.scores > 0 && counts.analytes > 0 && !matched
      ? [`no score within ${plan.scoreTolerance} days of a blood sample in the same window`]
      : []),
  ];
  const [first, second] = plan.windows.map(({ name }) => `"${name}"`);
  const windows = `${first} and ${plan.windows.length === 2 ? second : "any later window"}`;
  if (paired === 0) {
    const text = `nothing to compare, since no patient has samples in ${windows}`;
    return { ready: matched, text: matched ? `ready to correlate; ${text}` : `not ready: ${text}` };
  }
  const some = paired < patients.length ? `; ${paired} of ${patients.length} patients have samples in ${windows}` : "";
  if (lacking.length === 0) return { ready: true, text: `ready to analyze${some}` };
  return { ready: true, text: `ready to compare${some}; nothing to correlate: ${lacking.join(", ")}` };
}

/** Whether there is something in the first window and in a later one. */
function isPaired({ windows }: Coverage, kind: "blood" | "scored"): boolean {
  const [first, ...later] = windows;
  return (first?.[kind] ?? 0) > 0 && later.some((window) => window[kind] > 0);
}
