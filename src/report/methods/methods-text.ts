import type { Source } from "../../analysis/methods/sources.js";
import type { AnalysisResult } from "../../analysis/result.js";
import { adjustmentSentences } from "./adjustment-sentences.js";
import { insideSentences, pairedSentences } from "./comparison-sentences.js";
import { dataSentences, nonDetectSentences } from "./data-sentences.js";
import { correlationSentences, inactiveSentences, trendSentences } from "./further-sentences.js";
import { bibliography, type Sentence, say } from "./sentence.js";

/** What a paper says of an analysis: paragraphs that cite, by number, the references that follow. */
export interface MethodsText {
  readonly paragraphs: readonly (readonly Sentence[])[];
  readonly references: readonly Source[];
}

/** Exactly what was run, in plain sentences: what was not run is not mentioned. One result a group. */
export function methodsText(results: readonly AnalysisResult[], version: string): MethodsText {
  const cited = bibliography();
  const paragraphs = [
    dataSentences,
    nonDetectSentences,
    pairedSentences,
    insideSentences,
    trendSentences,
    correlationSentences,
    inactiveSentences,
    (all: readonly AnalysisResult[]) => [...adjustmentSentences(all, cited), ...closing(all, version)],
  ].map((part) => part(results, cited));
  return { paragraphs: paragraphs.filter((sentences) => sentences.length > 0), references: cited.sources };
}

const ONE_SIDED =
  "Only the paired test, the phase test over all patients and the trend test are one-sided; intervals, the tests of single patients, drift and correlations are two-sided.";

function closing(results: readonly AnalysisResult[], version: string): Sentence[] {
  const [{ plan }] = results;
  return [
    plan.alternative === "two-sided" ? say`All tests are two-sided.` : say`${ONE_SIDED}`,
    say`The analysis was done with jdm-cytokines ${version}, a program for Node.js; the seed of random draws is ${String(plan.seed)}.`,
  ];
}
