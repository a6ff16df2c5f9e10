import { ALL_SETTINGS, type Command, DATA } from "../command.js";
import { runTable, TABLE_FLAGS } from "../table-command.js";

export const alignCommand: Command = {
  name: "align",
  summary: "the aligned samples, tidy",
  description:
    "Writes the samples that lie in a window, a row a patient-day: its day from transplant, its window, the days to each matched score visit, and every variable with its mark (observed, below, above).",
  arguments: [DATA],
  settings: ALL_SETTINGS,
  flags: TABLE_FLAGS,
  examples: [
    ["jdm-cytokines align study.csv > samples.csv", "for another tool"],
    ["jdm-cytokines align panel.csv scores.csv patients.csv --pseudonyms --format jsonl", "without patient ids"],
  ],
  run: (call) =>
    runTable(call, "samples", async (result) => (await import("../../report/table/samples.js")).samplesTable(result)),
};
