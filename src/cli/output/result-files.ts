import type { AnalysisResult } from "../../analysis/result.js";
import type { FileReading } from "../../io/read-result.js";
import { CHARTS } from "../../report/charts/registry.js";
import { planJson, resultJsonText } from "../../report/result-json.js";
import { comparisonsTable } from "../../report/table/comparisons.js";
import { correlationsTable } from "../../report/table/correlations.js";
import { exclusionsTable } from "../../report/table/exclusions.js";
import { patientsTable } from "../../report/table/patients.js";
import { renderTable } from "../../report/table/render-table.js";
import { samplesTable } from "../../report/table/samples.js";
import type { Table } from "../../report/table/table.js";
import { byCodePoint } from "../../study/code-point.js";
import { type Given, planOf, readOptionsOf } from "../settings/from-flags.js";
import { type OutputFile, type Written, writeFolder } from "./folder.js";

/** Writes everything a result becomes into a folder, with the manifest of what went in and what came out. */
export function writeResults(
  folder: string,
  result: AnalysisResult,
  files: readonly FileReading[],
  given: Given,
  force: boolean,
): Written {
  return writeFolder(folder, outputFiles(result, files), aboutRun(files, given), force);
}

/** `result.json` of a run. */
export function resultText(result: AnalysisResult, files: readonly FileReading[]): Iterable<string> {
  return resultJsonText(result, digestsOf(files));
}

function outputFiles(result: AnalysisResult, files: readonly FileReading[]): OutputFile[] {
  const tables = [
    comparisonsTable(result),
    patientsTable(result),
    correlationsTable(result),
    samplesTable(result),
    exclusionsTable(result),
  ] as Table[];
  const charts = CHARTS.filter((chart) => chart.applies(result));
  return [
    ...tables.map((table) => ({ name: `${table.name}.csv`, chunks: renderTable(table, "csv") })),
    { name: "result.json", chunks: resultText(result, files) },
    ...charts.map((chart) => ({
      name: `charts/${chart.kind}.vl.json`,
      chunks: [`${JSON.stringify(chart.spec(result), null, 1)}\n`],
    })),
  ];
}

/** Sorted, so that the order of the files on the command line changes nothing. */
function digestsOf(files: readonly FileReading[]): string[] {
  return files.map(({ sha256 }) => sha256).sort(byCodePoint);
}

function aboutRun(files: readonly FileReading[], given: Given): object {
  const inputs = files.map(({ name, sha256 }) => ({ name, sha256 })).sort((a, b) => byCodePoint(a.name, b.name));
  return { version: __VERSION__, inputs, settings: { read: readOptionsOf(given), plan: planJson(planOf(given)) } };
}
