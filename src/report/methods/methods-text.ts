import type { Source } from "../../analysis/methods/sources.js";
import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { adjustmentSentences } from "./adjustment-sentences.js";
import { insideSentences, pairedSentences } from "./comparison-sentences.js";
import { dataSentences, nonDetectSentences } from "./data-sentences.js";
import { correlationSentences, inactiveSentences, trendSentences } from "./further-sentences.js";
import { type Sentence, say } from "./sentence.js";

/** A sentence whose citations are numbers into the references, from 1. */
export type NumberedSentence = readonly (string | { readonly cites: readonly number[] })[];

/** What a paper says of an analysis: paragraphs that cite, by number, the references that follow. */
export interface MethodsText {
  readonly paragraphs: readonly (readonly NumberedSentence[])[];
  readonly references: readonly Source[];
}

const PARTS = [
  dataSentences,
  nonDetectSentences,
  pairedSentences,
  insideSentences,
  trendSentences,
  correlationSentences,
  inactiveSentences,
];

/** Exactly what was run, in plain sentences: what was not run is not mentioned. One result a group. */
export function methodsText(results: readonly AnalysisResult[], version: string): MethodsText {
  const last = [...adjustmentSentences(results), ...closing(results, version)];
  const paragraphs = [...PARTS.map((part) => part(results)), last].filter((sentences) => sentences.length > 0);
  const cited = paragraphs.flat(2).flatMap((piece) => (typeof piece === "string" ? [] : piece.sources));
  const references = [...new Set(cited)];
  const numbered = (sentence: Sentence): NumberedSentence =>
    sentence.map((piece) => {
      if (typeof piece === "string") return piece;
      return { cites: piece.sources.map((source) => references.indexOf(source) + 1).sort((a, b) => a - b) };
    });
  return { paragraphs: paragraphs.map((sentences) => sentences.map(numbered)), references };
}

function closing(results: readonly AnalysisResult[], version: string): Sentence[] {
  const [{ plan }] = results;
  return [
    sidesSentence(results),
    say`The analysis was done with jdm-cytokines ${version}, a program for Node.js; the seed of random draws is ${String(plan.seed)}.`,
  ];
}

function sidesSentence(results: readonly AnalysisResult[]): Sentence {
  const [{ plan }] = results;
  const comparisons = results.flatMap((result) => result.comparisons);
  const oneSided = [
    ...(comparisons.length > 0 ? ["the paired test"] : []),
    ...(comparisons.some(({ phase }) => phase !== null) ? ["the phase test over all patients"] : []),
    ...(results.some(({ trends }) => trends.length > 0) ? [`the ${entryOf("trends", "page").label}`] : []),
  ];
  if (plan.alternative === "two-sided" || oneSided.length === 0) return say`All tests are two-sided.`;
  return say`One-sided ${oneSided.length === 1 ? "is" : "are"} ${listText(oneSided)}; intervals, and any other tests, are two-sided.`;
}
