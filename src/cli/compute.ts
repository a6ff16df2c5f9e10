import type { AnalysisResult } from "../analysis/result.js";
import type { Parts } from "../analysis/run.js";
import type { Input } from "../io/load-study.js";
import type { FileReading } from "../io/read-result.js";
import { groupPrefix } from "../report/group-prefix.js";
import { type Needs, requireRows } from "./answerable.js";
import type { Call } from "./command.js";
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
  const { files, groups } = await readGroups(call, inputs, settings);
  const { analyze } = await import("../analysis/run.js");
  const results = groups.map(({ group, study }) => {
    const whose = groupPrefix({ group });
    const tell = (done: number, of: number) =>
      call.terminal.progress(`${whose}${done < of ? `analyzing variable ${done + 1} of ${of}` : "adjusting p values"}`);
    return { ...analyze(study, settings.plan, parts, tell), group };
  });
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
