/** A user's file, compiled against the packed package under each way of resolving modules; never run. */
import {
  type AnalysisResult,
  analyze,
  type ChartKindName,
  charts,
  DEFAULT_PLAN,
  type Diagnostic,
  type JsonObject,
  measurementAt,
  type Plan,
  readStudy,
  renderPng,
  renderSvg,
  type Source,
  StudyError,
  type StudyRead,
  type TableRow,
  table,
} from "jdm-cytokines";
import type { SignedRankResult, signedRankTest } from "jdm-cytokines/stats";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

const sources: readonly Source[] = ["a.csv", { href: "file:///b.csv" }, { name: "c.csv", content: "patient_id,day" }];

export async function use(): Promise<readonly TableRow[]> {
  const { study, diagnostics } = await readStudy(sources, { decimal: "comma", roles: { patient: "id" } });
  const result = analyze(study, { summary: "mean", windows: DEFAULT_PLAN.windows, test: "sign" }, { correlate: false });
  const { forest } = charts(result, { theme: "print" });
  const svg = forest === undefined ? "" : await renderSvg(forest, { millimetres: 85 });
  const png: Uint8Array = await renderPng(svg, { scale: 3 });
  const [first] = result.comparisons;
  const measured = measurementAt(study.columns[first.variable], 0);
  if (measured.kind === "observed") measured.value.toFixed(png.length);
  holds<Same<typeof diagnostics, readonly Diagnostic[]>>();
  holds<Same<typeof first.test.p, number | null>>();
  return table(result, "comparisons");
}

export function explain(error: unknown): string {
  return error instanceof StudyError ? error.diagnostics.map(({ hint }) => hint ?? "").join() : String(error);
}

holds<Same<ReturnType<typeof readStudy>, Promise<StudyRead>>>();
holds<Same<ReturnType<typeof analyze>, AnalysisResult>>();
holds<Same<ReturnType<typeof charts>, Readonly<Partial<Record<ChartKindName, JsonObject>>>>>();
holds<Same<ReturnType<typeof signedRankTest>, SignedRankResult>>();

// @ts-expect-error: there is no such summary
export const plan: Partial<Plan> = { summary: "average" };
// @ts-expect-error: a study is read first
analyze("a.csv");
// @ts-expect-error: there is no such table
export const rows = (result: AnalysisResult) => table(result, "comparison");
