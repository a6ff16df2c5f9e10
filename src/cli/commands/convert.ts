import type { ConvertedCell } from "../../io/convert-exports.js";
import { numberText } from "../../report/number-text.js";
import { left, right } from "../../report/table/brief-columns.js";
import { cellText, number, text } from "../../report/table/columns.js";
import type { Table } from "../../report/table/table.js";
import type { Call, Command } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { inputsOf, sideFilesOf } from "../inputs.js";
import { settingsOf } from "../settings/settings-of-call.js";
import { emitTable, TABLE_FLAGS, tableFormatOf } from "../table-command.js";

export const convertCommand: Command = {
  name: "convert",
  summary: "an instrument's export as tidy CSV",
  description:
    "Reads exports of xPONENT, Bio-Plex Manager, MSD Discovery Workbench and Olink NPX, and writes a row a sample and analyte: replicates averaged, standards, controls and blanks left out, limits and flags kept. analyze and inspect read exports directly as well.",
  arguments: [["<export...>", "the files as the instrument wrote them, or - for standard input"]],
  settings: ["Files"],
  flags: [
    { flags: "--everything", help: "standards, controls and blanks too, told apart in the column kind" },
    ...TABLE_FLAGS,
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
  const format = tableFormatOf(call);
  const everything = call.options.everything === true;
  const inputs = inputsOf(call.args);
  const { convertExports } = await import("../../io/convert-exports.js");
  const converted = await convertExports(inputs, settings.read, sideFilesOf(settings), everything);
  const { showDiagnostics } = await import("../output/diagnostics.js");
  showDiagnostics(converted, call.terminal, call);
  if (converted.cells === null)
    throw new Stop(ExitCode.input, "the export cannot be converted as it is; nothing was written");
  await emitTable(call, tidyTable(converted.cells, everything), format);
  return ExitCode.done;
}

/** What the short form does without first comes last. */
const DROPPED = ["lod", "flags", "transplant_date", "cv_percent", "wells", "beads", "kind", "source"];

/** Who and when where a sheet says so; then the cell; then what it rests on. */
function tidyTable(cells: readonly ConvertedCell[], everything: boolean): Table<ConvertedCell> {
  const where: Table<ConvertedCell>["columns"] = [
    text("patient_id", ({ patient }) => patient),
    text("sample_date", ({ date }) => date),
    text("transplant_date", ({ transplantDate }) => transplantDate),
    number("day", ({ day }) => day),
  ];
  const columns: Table<ConvertedCell>["columns"] = [
    ...where.filter(({ value }) => cells.some((cell) => value(cell) !== null)),
    text("sample", ({ sample }) => sample),
    ...(everything ? [text<ConvertedCell>("kind", ({ kind }) => kind)] : []),
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
  // Who, when, what and how much stay, however narrow the terminal.
  const brief = columns.map(({ key, type, value }) => {
    const of = type === "number" || key === "value" ? right : left;
    return of<ConvertedCell>(key.replaceAll("_", " "), DROPPED.indexOf(key) + 1, (cell) => {
      const content = value(cell);
      return type === "number" && typeof content === "number" ? numberText(content) : cellText(content);
    });
  });
  return { name: "convert", columns, brief, legend: [], rows: cells };
}

/** A plain number is a number, so that a negative one is no formula; anything else keeps its mark. */
function numberOrText(value: string): string | number {
  return String(Number(value)) === value ? Number(value) : value;
}
