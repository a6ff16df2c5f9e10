import type { AnalysisResult } from "../analysis/result.js";
import type { Parts } from "../analysis/variable-rows.js";
import type { Input } from "../io/load-study.js";
import type { FileReading } from "../io/read-result.js";
import { groupPrefix } from "../report/group-prefix.js";
import { type Needs, requireRows } from "./answerable.js";
import type { Call } from "./command.js";
import { takingBack } from "./output/interruption.js";
import { readGroups } from "./read-groups.js";
import type { RunSettings } from "./settings/run-settings.js";

/** What one call computed, and from what. */
export interface Run {
  readonly files: readonly FileReading[];
  readonly settings: RunSettings;
  /** One result a group: a single one without `--by`. */
  readonly results: readonly AnalysisResult[];
}

/** Reads the files, computes the wanted parts, and stops where none of the tables needed would have a row. */
export async function compute(
  call: Call,
  inputs: readonly Input[],
  settings: RunSettings,
  needs: Needs,
  parts: Parts = partsOf(needs),
): Promise<Run> {
  const { terminal, threads } = call;
  const { files, groups } = await takingBack(terminal, () =>
    readGroups(call, inputs, settings, { digested: needs === "all" }),
  );
  const { alignStudy } = await import("../analysis/aligned-study.js");
  const { resultOf } = await import("../analysis/run.js");
  const { analyzeVariables } = await import("./threads/analyze-variables.js");
  const results: AnalysisResult[] = [];
  for (const { group, study } of groups) {
    const whose = groupPrefix({ group });
    const of = study.variables.length;
    const analyzed = await takingBack(terminal, async (pause) => {
      const aligned = alignStudy(study, settings.plan);
      const progress = (done: number) => terminal.progress(`${whose}analyzing variable ${done + 1} of ${of}`);
      return { aligned, found: await analyzeVariables(aligned, parts, threads, { pause, progress }) };
    });
    terminal.progress(`${whose}adjusting p values`);
    results.push({ ...resultOf(analyzed.aligned, analyzed.found), group });
  }
  requireRows(
    results,
    files.map(({ name }) => name),
    needs,
  );
  return { files, settings, results };
}

function partsOf(needs: Needs): Parts {
  return {
    compare: needs !== "samples" && needs !== "correlations",
    correlate: needs === "all" || needs === "correlations",
    patients: needs === "all",
  };
}
