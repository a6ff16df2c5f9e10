import type { ConvertedCell } from "../../io/convert-exports.js";
import type { Format } from "../../report/table/format-names.js";
import type { Table } from "../../report/table/table.js";
import type { Call, Command } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { formatOf } from "../format-of.js";
import { inputsOf, sideFilesOf } from "../inputs.js";
import { settingsOf } from "../settings/settings-of-call.js";

const FORMATS: readonly Format[] = ["csv", "tsv", "json", "jsonl"];

export const convertCommand: Command = {
  name: "convert",
  summary: "an instrument's export as tidy CSV",
  description:
    "Reads exports of xPONENT, Bio-Plex Manager, MSD Discovery Workbench and Olink NPX, and writes a row a sample and analyte: replicates averaged, standards, controls and blanks left out, limits and flags kept. analyze and inspect read exports directly as well.",
  arguments: [["<export...>", "the files as the instrument wrote them, or - for standard input"]],
  settings: ["Files"],
  flags: [
    { flags: "--everything", help: "standards, controls and blanks too, told apart in the column kind" },
    { flags: "--format <name>", help: `${FORMATS.join(", ")} (default csv)`, choices: FORMATS },
    { flags: "--json", help: "the same as --format json" },
    { flags: "-o, --output <file>", help: "write to this file instead of standard output" },
  ],
  examples: [
    ["jdm-cytokines convert plate.csv > plate-tidy.csv", "what is on the plate"],
    [
      "jdm-cytokines convert plate.csv --sample-sheet samples.csv -o panel.csv",
      "with the patient and day of each sample: ready to analyze",
    ],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { settings } = await settingsOf(call);
  const format = formatOf(call, FORMATS, "csv");
  const everything = call.options.everything === true;
  const inputs = inputsOf(call.args);
  const { convertExports } = await import("../../io/convert-exports.js");
  const converted = await convertExports(inputs, settings.read, sideFilesOf(settings), everything);
  const { showDiagnostics } = await import("../output/diagnostics.js");
  showDiagnostics(converted, call.terminal, call);
  if (converted.cells === null)
    throw new Stop(ExitCode.input, "the export cannot be converted as it is; nothing was written");
  const { renderTable } = await import("../../report/table/render-table.js");
  const { emit } = await import("../output/emit.js");
  await emit(call, renderTable(tidyTable(converted.cells, everything), format));
  return ExitCode.done;
}

/** Who and when where a sheet says so; then the cell; then what it rests on. */
function tidyTable(cells: readonly ConvertedCell[], everything: boolean): Table<ConvertedCell> {
  const text = (key: string, value: (cell: ConvertedCell) => string | null) => ({ key, type: "text", value }) as const;
  const number = (key: string, value: (cell: ConvertedCell) => number | null) =>
    ({ key, type: "number", value }) as const;
  const where = [
    text("patient_id", ({ patient }) => patient),
    text("sample_date", ({ date }) => date),
    text("transplant_date", ({ transplantDate }) => transplantDate),
    number("day", ({ day }) => day),
  ].filter(({ value }) => cells.some((cell) => value(cell) !== null));
  const columns: Table<ConvertedCell>["columns"] = [
    ...where,
    text("sample", ({ sample }) => sample),
    ...(everything ? [text("kind", ({ kind }) => kind)] : []),
    text("analyte", ({ analyte }) => analyte),
    { key: "value", type: "text", value: ({ value }) => numberOrText(value) },
    text("unit", ({ unit }) => unit),
    number("lod", ({ lod }) => lod),
    number("wells", ({ used }) => used),
    number("cv_percent", ({ cv }) => cv),
    number("beads", ({ beads }) => beads),
    text("flags", ({ flags }) => flags.join(" ")),
    text("source", ({ file, line }) => `${file}:${line}`),
  ];
  return { name: "convert", columns, brief: [], legend: [], rows: cells };
}

/** A plain number is a number, so that a negative one is no formula; anything else keeps its mark. */
function numberOrText(value: string): string | number {
  return String(Number(value)) === value ? Number(value) : value;
}
