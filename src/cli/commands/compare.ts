import { ALL_SETTINGS, type Command, DATA } from "../command.js";
import { runTable, TABLE_FLAGS } from "../table-command.js";

export const compareCommand: Command = {
  name: "compare",
  summary: "the before/after table alone",
  description:
    "Compares each variable before and after transplant, one row a variable and pair of windows, and writes that table.",
  arguments: [DATA],
  settings: ALL_SETTINGS,
  flags: TABLE_FLAGS,
  isThreaded: true,
  examples: [
    ["jdm-cytokines compare study.csv", "a table on a terminal, CSV in a pipe"],
    ["jdm-cytokines compare study.csv --format md > comparisons.md", "for a manuscript"],
    [
      "jdm-cytokines compare study.csv --zeros wilcoxon --format jsonl",
      "as R treats zero differences, an object a line",
    ],
  ],
  run: (call) =>
    runTable(call, "comparisons", async (result) =>
      (await import("../../report/table/comparisons.js")).comparisonsTable(result),
    ),
};
