import type { Plan } from "../../analysis/plan.js";
import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { percentText, pText } from "../number-text.js";
import { nullText } from "./null-text.js";
import { cite, type Sentence, say } from "./sentence.js";

const ZEROS = { pratt: "were ranked with the others, then dropped", wilcoxon: "were dropped before ranking" } as const;

/** The comparison of one value a patient and window; nothing without a pair. */
export function pairedSentences(results: readonly AnalysisResult[]): Sentence[] {
  const rows = results.flatMap(({ comparisons }) => comparisons.filter(({ pairs }) => pairs.length > 0));
  if (rows.length === 0) return [];
  const [{ plan }] = results;
  const entry = entryOf("test", plan.test);
  const spans = plan.windows.length === 2 ? "between the two windows" : "between the first window and each later one";
  const zeros = plan.test === "signed-rank" ? ZEROS[plan.zeros] : entry.zeros;
  return [
    say`Each variable was compared ${spans} by the ${entry.label}${cite(entry.reference, null)}, ${plan.alternative === "two-sided" ? "two-sided" : `one-sided (${plan.alternative})`}, of one value per patient and window; its null hypothesis is that ${entry.null}.`,
    say`Zero differences ${zeros}${plan.zeros === "pratt" ? cite(entry.reference, "zeros") : ""}; ties ${entry.ties}.`,
    ...pSentence(rows, entry),
    changeSentence(plan),
    ...(entry.effect === null
      ? []
      : [say`Effect size: ${entry.effect}${cite(entry.reference, "dz and its interval")}.`]),
  ];
}

function changeSentence({ test, zeros, confidence }: Plan): Sentence {
  const { estimate } = entryOf("test", test);
  const interval = `with a confidence interval asked for at ${percentText(confidence)}`;
  if (estimate !== "Hodges–Lehmann estimate") return say`The change is the ${estimate}, ${interval}.`;
  const inverted = test === "signed-rank" && zeros === "pratt" ? "that test" : "the signed-rank test with zeros ranked";
  return say`The change is the ${estimate}${cite(entryOf("further", "hodges-lehmann").reference)}, ${interval} from inverting ${inverted}; where so few patients bound none, its ends are infinite.`;
}

function pSentence(rows: readonly PairedComparison[], method: { readonly exact: string }): Sentence[] {
  const nulls = nullText(
    rows.map(({ test }) => test),
    "comparison",
    method,
  );
  const floors = rows.flatMap(({ test }) => test.floor ?? []);
  if (nulls === null) return [];
  if (floors.length === 0) return [say`Its p is ${nulls}.`];
  const least = floors.reduce((a, b) => Math.min(a, b));
  return [
    say`Its p is ${nulls}; the smallest that these data could have given is ${pText(least)}, and stands beside each p as its floor.`,
  ];
}

/** The tests inside patients over all their visits; nothing where they were not computed. */
export function insideSentences(results: readonly AnalysisResult[]): Sentence[] {
  const phases = results.flatMap(({ comparisons }) => comparisons.flatMap(({ phase }) => phase ?? []));
  const [phase, drift] = [entryOf("further", "phase"), entryOf("further", "drift")];
  const nulls = nullText(
    phases.map(({ test }) => test),
    "comparison",
    phase,
  );
  if (nulls === null) return [];
  const [{ plan }] = results;
  return [
    say`To use every visit, changes were also tested inside patients by the ${phase.label}${cite(phase.reference)}, whose null hypothesis is that ${phase.null}.`,
    say`Its statistic is ${phase.statistic}; its p is ${nulls}.`,
    say`Its estimate is the median change over all such pairs of visits, with a ${percentText(plan.confidence)} interval from inverting the test; each patient has such a test, estimate and interval too.`,
    ...(phases.some(({ pShift }) => pShift !== null)
      ? [
          say`It was repeated over cyclic shifts of the order of visits, which allows in part for visits that resemble their neighbours.`,
        ]
      : []),
    ...(phases.some(({ pDrift }) => pDrift !== null)
      ? [say`Drift of values inside the windows was looked for by the ${drift.label}${cite(drift.reference)}.`]
      : []),
    say`Tests inside patients take the visits of a patient as exchangeable and speak of the patients studied, not of others.`,
  ];
}
