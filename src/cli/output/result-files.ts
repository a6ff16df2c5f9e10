import { join } from "node:path";
import type { AnalysisResult } from "../../analysis/result.js";
import { digestedFiles } from "../../io/digested-files.js";
import type { FileReading } from "../../io/read-result.js";
import { CHARTS } from "../../report/charts/registry.js";
import type { JsonObject } from "../../report/json.js";
import { methodsMarkdown } from "../../report/methods/methods-markdown.js";
import { methodsText } from "../../report/methods/methods-text.js";
import type { PageChart } from "../../report/page/page-source.js";
import { reportPage } from "../../report/page/report-page.js";
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
import { refuseInput } from "./emit.js";
import type { FolderContents, OutputFile } from "./folder.js";
import type { Manifest } from "./manifest.js";
import { drawn, type PictureFormat, specText } from "./picture.js";

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
  const groups = chartsOf(run, call);
  const methods = methodsText(run.results, __VERSION__);
  return [
    ...tables.map((table) => ({ name: `${table.name}.csv`, chunks: renderTable(table, "csv") })),
    { name: "result.json", chunks: resultText(run) },
    { name: "methods.md", chunks: methodsMarkdown(methods) },
    { name: "report.html", chunks: reportPage({ groups, methods, ...aboutRun(run) }) },
    ...(await chartFiles(
      groups.flatMap(({ charts }) => charts),
      run,
      formats,
      call,
    )),
  ];
}

/** `result.json` of a run. */
export function resultText({ results, files }: Run): Iterable<string> {
  const digests = digestsOf(files);
  return results[0].group === null ? resultJsonText(results[0], digests) : groupedResultJsonText(results, digests);
}

/** A chart with its specification as the files have it; the page's own fits a screen, whatever pictures are to fit. */
interface FileChart extends PageChart {
  readonly drawnSpec: JsonObject;
  readonly json: string;
}

/** Each group with the charts there are of it. */
function chartsOf({ results, settings }: Run, call: Call): { result: AnalysisResult; charts: FileChart[] }[] {
  const names = groupNames(results);
  const isForScreen = settings.pictures.theme === "light" && settings.pictures.width === null;
  return results.map((result, i) => ({
    result,
    charts: CHARTS.filter(({ applies }) => applies(result)).map((chart) => {
      const { spec: drawnSpec, json } = specText(chart, result, settings.pictures, call);
      const { kind, title, description } = chart;
      const spec = isForScreen ? drawnSpec : chart.spec(result);
      return { title, description, file: `${kind}${names[i]}`, spec, drawnSpec, json };
    }),
  }));
}

async function chartFiles(
  charts: readonly FileChart[],
  { settings }: Run,
  formats: readonly PictureFormat[],
  call: Call,
): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const { file, drawnSpec, json } of charts) {
    files.push({ name: `charts/${file}.vl.json`, chunks: [json] });
    for (const format of formats) {
      const name = `charts/${file}.${format}`;
      call.terminal.progress(`drawing ${name}`);
      files.push({ name, chunks: [await drawn(drawnSpec, format, settings.pictures, call)] });
    }
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
  return digestedFiles(files)
    .map(({ sha256 }) => sha256)
    .sort(byCodePoint);
}

/** All that a run writes into a folder; stops where that would overwrite an input. */
export async function folderContents(
  folder: string,
  run: Run,
  formats: readonly PictureFormat[],
  call: Call,
): Promise<FolderContents> {
  const files = await outputFiles(run, formats, call);
  for (const { name } of files) refuseInput(call, join(folder, name), `${folder}/${name}`);
  return { folder, files, about: aboutRun(run) };
}

/** What a manifest says besides its outputs: no time stamps and no paths. */
export function aboutRun({ files, settings }: Run): Omit<Manifest, "outputs"> & { readonly settings: object } {
  const inputs = digestedFiles(files)
    .map(({ name, sha256 }) => ({ name, sha256 }))
    .sort((a, b) => byCodePoint(a.name, b.name));
  return { version: __VERSION__, inputs, settings: settingsJson(settings) };
}
