import type { Plan } from "../analysis/plan.js";
import type { AnalysisResult } from "../analysis/result.js";
import { countsOf } from "./counts.js";
import { exclusionCounts } from "./exclusion-counts.js";
import { inactiveJson } from "./inactive-json.js";
import { type Json, type JsonObject, jsonNumber } from "./json.js";
import { comparisonJson, correlationJson, trendJson } from "./result-rows-json.js";

/** Raised when a reader of `result.json` would have to change; its schema is `result.schema.json`. */
const SCHEMA_VERSION = 1;

/** `result.json` as one object: plan, results and counts, without samples and points; see `resultJsonText`. */
export function resultJson(result: AnalysisResult, digests: readonly string[]): JsonObject {
  const members = [...resultMembers(result, digests)];
  return Object.fromEntries(members.map(([key, value]) => [key, isList(value) ? [...value] : value]));
}

/**
 * `result.json` as text, in pieces: a member a line, and in lists an element a line, so that a proteome's results are
 * never one string. `digests`: sha-256 of each input, in the order they are to have.
 */
export function* resultJsonText(result: AnalysisResult, digests: readonly string[]): Iterable<string> {
  yield* objectText(resultMembers(result, digests));
  yield "\n";
}

/** `result.json` of a study split into groups: what they share, then `groups`, in the order given, each a result. */
export function* groupedResultJsonText(
  results: readonly AnalysisResult[],
  digests: readonly string[],
): Iterable<string> {
  const [first] = results;
  if (first === undefined) throw new RangeError("at least one group was required");
  let opening = `${[...objectText(sharedMembers(first, digests))].join("").slice(0, -"\n}".length)},\n"groups": [\n`;
  for (const result of results) {
    yield opening;
    yield* objectText(ownGroup(result));
    opening = ",\n";
  }
  yield "\n]\n}\n";
}

function* objectText(members: Iterable<readonly [string, Member]>): Iterable<string> {
  let opening = "{\n";
  for (const [key, value] of members) {
    yield `${opening}${JSON.stringify(key)}: `;
    if (isList(value)) yield* listText(value);
    else yield JSON.stringify(value);
    opening = ",\n";
  }
  yield "\n}";
}

/** A member's value, or the elements of a list, made one by one. */
type Member = Json | List;
interface List extends Iterable<Json> {
  readonly lazy: true;
}

function* resultMembers(result: AnalysisResult, digests: readonly string[]): Iterable<readonly [string, Member]> {
  yield* sharedMembers(result, digests);
  yield* ownMembers(result);
}

function* ownGroup(result: AnalysisResult): Iterable<readonly [string, Member]> {
  yield ["group", result.group];
  yield* ownMembers(result);
}

function* sharedMembers({ plan }: AnalysisResult, digests: readonly string[]): Iterable<readonly [string, Member]> {
  yield ["schemaVersion", SCHEMA_VERSION];
  yield ["inputs", digests.map((sha256) => ({ sha256 }))];
  yield ["plan", planJson(plan)];
}

function* ownMembers(result: AnalysisResult): Iterable<readonly [string, Member]> {
  const { plan, study, alignment, comparisons, trends, correlations, remarks } = result;
  const windows = plan.windows.map(({ name }, i) => ({ name, samples: alignment.counts[i] }));
  yield ["counts", { ...countsOf(result), inFirstWeeks: alignment.inFirstWeeks, windows }];
  yield ["patients", study.patients];
  yield ["variables", list(study.variables, ({ id, role, unit, scale, worse }) => ({ id, role, unit, scale, worse }))];
  yield ["comparisons", list(comparisons, (comparison) => comparisonJson(result, comparison))];
  yield ["trends", list(trends, (trend) => trendJson(result, trend))];
  yield ["correlations", list(correlations, (correlation) => correlationJson(result, correlation))];
  yield ["inactive", inactiveJson(result)];
  yield ["exclusions", list(exclusionCounts(result), (count) => ({ ...count }))];
  yield ["remarks", list(remarks, ({ code, severity, message }) => ({ code, severity, message }))];
}

function list<Row>(rows: readonly Row[], json: (row: Row) => Json): List {
  return {
    lazy: true,
    *[Symbol.iterator]() {
      for (const row of rows) yield json(row);
    },
  };
}

function isList(value: Member): value is List {
  return typeof value === "object" && value !== null && "lazy" in value && value.lazy === true;
}

function* listText(elements: List): Iterable<string> {
  let opening = "[\n";
  for (const element of elements) {
    yield `${opening}${JSON.stringify(element)}`;
    opening = ",\n";
  }
  yield opening === "[\n" ? "[]" : "\n]";
}

/** A plan for JSON: open ends of windows are texts. */
export function planJson({ windows, ...plan }: Plan): JsonObject {
  return {
    ...plan,
    windows: windows.map(({ name, from, to }) => ({ name, from: jsonNumber(from), to: jsonNumber(to) })),
  };
}
