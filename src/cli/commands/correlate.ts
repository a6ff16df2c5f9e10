import { ALL_SETTINGS, type Command, DATA } from "../command.js";
import { runTable, TABLE_FLAGS } from "../table-command.js";

export const correlateCommand: Command = {
  name: "correlate",
  summary: "the correlation table alone",
  description:
    "Correlates each analyte with each disease-activity score over samples and score visits matched by day, and writes that table.",
  arguments: [DATA],
  settings: ALL_SETTINGS,
  flags: TABLE_FLAGS,
  isThreaded: true,
  examples: [
    ["jdm-cytokines correlate study.csv", "a table on a terminal, CSV in a pipe"],
    [
      "jdm-cytokines correlate panel.csv scores.csv patients.csv --score-tolerance 30",
      "scores up to 30 days from the blood",
    ],
    ["jdm-cytokines correlate study.csv --analyte CXCL10 --score CMAS --json", "one pair, as JSON"],
  ],
  run: (call) =>
    runTable(call, "correlations", async (result) =>
      (await import("../../report/table/correlations.js")).correlationsTable(result),
    ),
};
