import type { AnalysisResult } from "../../analysis/result.js";
import type { FileReading } from "../../io/read-result.js";
import { CHARTS } from "../../report/charts/registry.js";
import { methodsMarkdown } from "../../report/methods/methods-markdown.js";
import { methodsText } from "../../report/methods/methods-text.js";
import { groupedResultJsonText, resultJsonText } from "../../report/result-json.js";
import { comparisonsTable } from "../../report/table/comparisons.js";
import { correlationsTable } from "../../report/table/correlations.js";
import { exclusionsTable } from "../../report/table/exclusions.js";
import { patientsTable } from "../../report/table/patients.js";
import { renderTable } from "../../report/table/render-table.js";
import { samplesTable } from "../../report/table/samples.js";
import { stackTables } from "../../report/table/stack-tables.js";
import type { Table } from "../../report/table/table.js";
import { trendsTable } from "../../report/table/trends.js";
import { byCodePoint } from "../../study/code-point.js";
import type { Call } from "../command.js";
import type { Run } from "../compute.js";
import { settingsJson } from "../settings/run-settings.js";
import type { FolderContents, OutputFile } from "./folder.js";
import { drawn, type PictureFormat } from "./picture.js";

const TABLES: readonly ((result: AnalysisResult) => Table)[] = [
  comparisonsTable,
  patientsTable,
  correlationsTable,
  samplesTable,
  exclusionsTable,
] as readonly ((result: AnalysisResult) => Table)[];

/** Everything a run becomes in a folder but the manifest, pictures in the formats asked for. */
export async function outputFiles(run: Run, formats: readonly PictureFormat[], call: Call): Promise<OutputFile[]> {
  const trends = run.results.some((result) => result.trends.length > 0) ? [trendsTable] : [];
  const tables = [...TABLES, ...trends].map((tableOf) =>
    stackTables(run.results.map((result) => (tableOf as (own: AnalysisResult) => Table)(result))),
  );
  return [
    ...tables.map((table) => ({ name: `${table.name}.csv`, chunks: renderTable(table, "csv") })),
    { name: "result.json", chunks: resultText(run) },
    { name: "methods.md", chunks: methodsMarkdown(methodsText(run.results, __VERSION__)) },
    ...(await charts(run, formats, call)),
  ];
}

/** `result.json` of a run. */
export function resultText({ results, files }: Run): Iterable<string> {
  const digests = digestsOf(files);
  return results[0].group === null ? resultJsonText(results[0], digests) : groupedResultJsonText(results, digests);
}

async function charts({ results }: Run, formats: readonly PictureFormat[], call: Call): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  const names = groupNames(results);
  for (const [i, result] of results.entries())
    for (const chart of CHARTS.filter(({ applies }) => applies(result))) {
      const spec = chart.spec(result);
      const name = `charts/${chart.kind}${names[i]}`;
      files.push({ name: `${name}.vl.json`, chunks: [`${JSON.stringify(spec, null, 1)}\n`] });
      for (const format of formats)
        files.push({ name: `${name}.${format}`, chunks: [await drawn(spec, format, call)] });
    }
  return files;
}

/** What tells the files of the groups apart: the group's value where a file name can hold it, and never the same twice. */
function groupNames(results: readonly AnalysisResult[]): string[] {
  const names: string[] = [];
  for (const { group } of results) {
    if (group === null) return results.map(() => "");
    const plain = `.${group.replace(/[^A-Za-z0-9_-]+/gu, "_")}`;
    const taken = names.filter((name) => name.toLowerCase() === plain.toLowerCase()).length;
    names.push(taken === 0 ? plain : `${plain}_${names.length + 1}`);
  }
  return names;
}

/** Sorted, so that the order of the files on the command line changes nothing. */
function digestsOf(files: readonly FileReading[]): string[] {
  return files.map(({ sha256 }) => sha256).sort(byCodePoint);
}

/** All that a run writes into a folder. */
export async function folderContents(
  folder: string,
  run: Run,
  formats: readonly PictureFormat[],
  call: Call,
): Promise<FolderContents> {
  return { folder, files: await outputFiles(run, formats, call), about: aboutRun(run) };
}

/** What a manifest says besides its outputs: no time stamps and no paths. */
function aboutRun({ files, settings }: Run): object {
  const inputs = files.map(({ name, sha256 }) => ({ name, sha256 })).sort((a, b) => byCodePoint(a.name, b.name));
  return { version: __VERSION__, inputs, settings: settingsJson(settings) };
}
