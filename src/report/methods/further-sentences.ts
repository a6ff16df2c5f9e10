import { entryOf, REGISTRY, SOURCES } from "../../analysis/registry.js";
import type { AnalysisResult } from "../../analysis/result.js";
import { CRITERIA_TEXT } from "../criteria-text.js";
import { percentText } from "../number-text.js";
import { plural } from "../plural.js";
import { nullText } from "./null-text.js";
import { cite, joined, type Sentence, say } from "./sentence.js";

/** As `plural` can count it. */
const PAIR = "analyte–score pair";

/** The tests over three or more windows; nothing where there are none. */
export function trendSentences(results: readonly AnalysisResult[]): Sentence[] {
  const trends = results.flatMap((result) => result.trends);
  const told = (isPartial: boolean): Sentence[] =>
    REGISTRY.trends.flatMap((entry) => {
      const tests = trends.map(({ tests }) => tests[entry.id].test);
      const nulls = (entry.id === "skillings-mack") === isPartial ? nullText(tests, "variable", entry) : null;
      return nulls === null ? [] : [say`the ${entry.label}${cite(entry.reference)} (p ${nulls})`];
    });
  const [complete, partial] = [told(false), told(true)];
  return [
    ...(complete.length === 0
      ? []
      : [say`Over all windows, patients with a value in every window entered ${joined(complete)}.`]),
    ...(partial.length === 0 ? [] : [say`Those with values in two or more windows entered ${joined(partial)}.`]),
  ];
}

/** Analytes with scores; nothing where no pair of them has a sample. */
export function correlationSentences(results: readonly AnalysisResult[]): Sentence[] {
  const rows = results.flatMap(({ correlations }) => correlations.filter(({ analyteRows }) => analyteRows.length > 0));
  if (rows.length === 0) return [];
  const [{ plan }] = results;
  const pooled = entryOf("correlation", plan.correlation);
  const pooledNulls = nullText(
    rows.map((row) => row.pooled),
    PAIR,
    pooled,
  );
  const interval = rows.some(({ pooled: { interval } }) => interval !== null)
    ? say`, with its interval${cite(pooled.reference, "interval")},`
    : "";
  return [
    say`Each blood sample was matched with at most one visit of a score, of the same patient, in the same window and at most ${plural(plan.scoreTolerance, "day")} apart, the nearest first, and each visit with at most one sample.`,
    ...insideAssociation(results),
    ...(pooledNulls === null
      ? []
      : [
          say`Over all matched samples ${pooled.label}${cite(pooled.reference, null)}${interval} is given as well; it takes the visits of a patient as independent, which they are not, and so only describes. Its p is ${pooledNulls}.`,
        ]),
  ];
}

function insideAssociation(results: readonly AnalysisResult[]): Sentence[] {
  const rows = results.flatMap(({ correlations }) => correlations);
  const [within, rmcorr] = [entryOf("further", "within"), entryOf("further", "rmcorr")];
  const [inside, beyond] = [rows.map((row) => row.within), rows.map((row) => row.beyond)].map((tests) =>
    nullText(
      tests.flatMap((result) => result?.test ?? []),
      PAIR,
      within,
    ),
  );
  const repeated = rows.some((row) => row.repeated?.r != null);
  const [{ plan }] = results;
  return [
    ...(inside === null
      ? []
      : [
          say`Association inside patients was tested on ranks by re-pairing each patient's visits${cite(within.reference)}; its p is ${inside}.`,
        ]),
    ...(beyond === null
      ? []
      : [
          say`The same inside each patient's windows leaves out the step that analyte and score share at transplantation; its p is ${beyond}.`,
        ]),
    ...(rows.some((row) => row.within?.pShift != null)
      ? [say`The first was repeated over cyclic shifts of the order of visits.`]
      : []),
    ...(repeated
      ? [say`The ${rmcorr.label}${cite(rmcorr.reference)} is given with its ${percentText(plan.confidence)} interval.`]
      : []),
  ];
}

/** How clinically inactive disease was judged; nothing without any of its scores. */
export function inactiveSentences(results: readonly AnalysisResult[]): Sentence[] {
  if (results.every(({ inactive }) => inactive === null)) return [];
  return [
    say`Clinically inactive disease was judged at each visit by the criteria of PRINTO${cite([{ source: SOURCES.lazarevic }])}: at least three of ${CRITERIA_TEXT}; a visit stayed undecided where what was not measured could change that.`,
  ];
}
