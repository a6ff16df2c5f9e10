import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { pText } from "../number-text.js";
import { plural } from "../plural.js";

/** A floor from here on is worth saying: no paired p of the study can be small. */
const LARGE_FLOOR = 0.05;

/** What no number of the report answers, whatever it is, said of these data. */
export function cannotTell(result: AnalysisResult): string[] {
  return [...otherPatients(result), ...visits(result), ...causes(result), ...mostlyBelow(result)];
}

function otherPatients({ study, comparisons }: AnalysisResult): string[] {
  const floors = comparisons.flatMap(({ test }) => test.floor ?? []);
  if (floors.length === 0) return [];
  const least = floors.reduce((a, b) => Math.min(a, b));
  const inside = comparisons.some(({ phase }) => phase !== null);
  const limit = least >= LARGE_FLOOR ? `, and its p cannot fall below ${pText(least)} here` : "";
  if (comparisons.every(({ pairs }) => pairs.length < 2))
    return ["Whether other patients would change alike: one patient cannot say."];
  const speaks = inside
    ? ` The tests inside patients speak of ${plural(study.patients.length, "patient")}; the paired test alone speaks of others like them${limit}.`
    : ` The paired test asks that${limit}.`;
  return [`Whether other patients would change alike.${speaks}`];
}

function visits({ comparisons, correlations }: AnalysisResult): string[] {
  const files = [
    comparisons.some(({ phase }) => phase !== null) ? "p_phase_shift in comparisons.csv" : "",
    correlations.some(({ within }) => within !== null) ? "p_within_shift in correlations.csv" : "",
  ].filter((file) => file !== "");
  if (files.length === 0) return [];
  return [
    `How alike neighbouring visits are by themselves. The tests inside patients take visits as exchangeable and give too small a p where they are not; ${files.join(" and ")} allow${files.length === 1 ? "s" : ""} for part of that.`,
  ];
}

function causes({ comparisons, correlations }: AnalysisResult): string[] {
  const cause =
    "What caused a change: nobody was spared the transplant by lot, and whatever else changed with it (drugs, conditioning, time) looks the same.";
  const drives =
    'Whether an analyte drives a score: both may only have changed at the same time; "beyond" leaves that common step out.';
  return [
    ...(comparisons.some(({ pairs }) => pairs.length > 0) ? [cause] : []),
    ...(correlations.some(({ beyond }) => beyond !== null) ? [drives] : []),
  ];
}

function mostlyBelow({ study, comparisons }: AnalysisResult): string[] {
  const rows = comparisons.filter(isMostlyBelow);
  const names = [...new Set(rows.map(({ variable }) => study.variables[variable].id))];
  if (names.length === 0) return [];
  return [`How much ${listText(names)} changed: more than half of the values lie below the limit.`];
}

function isMostlyBelow({ patients }: PairedComparison): boolean {
  let [all, below] = [0, 0];
  for (const { nBefore, nAfter, nBelow } of patients) {
    all += nBefore + nAfter;
    below += nBelow;
  }
  return 2 * below > all;
}
