import type { Plan } from "../../analysis/plan.js";
import { type RenderOptions, renderTable } from "../../report/table/render-table.js";
import type { Table } from "../../report/table/table.js";
import { paragraph } from "../../report/terminal/section.js";
import { wrap } from "../../report/terminal/text-block.js";
import type { Inspection } from "./inspection.js";
import { rolesText } from "./roles-text.js";
import { analytesTable, patientsTable, scoresTable } from "./tables.js";

/** An inspection for people: first whether it worked, then on what that rests. */
export function* inspectionText(
  { verdict, files, patients, variables, scores }: Inspection,
  plan: Plan,
  settingsFile: string | null,
  options: RenderOptions,
): Iterable<string> {
  const { width, style } = options;
  for (const line of wrap(verdict.sentence, width)) yield `${style.bold(line)}\n`;
  if (settingsFile !== null) yield* paragraph(`Settings from ${settingsFile}`, width);
  for (const file of files) {
    yield "\n";
    yield* rolesText(file, options);
  }
  yield* titled("Patients: blood samples in each window", patientsTable(patients, plan), options);
  yield* titled("Analytes", analytesTable(variables), options);
  yield* titled("Scores, matched with blood samples", scoresTable(scores, variables, plan), options);
}

function* titled<Row>(heading: string, table: Table<Row>, options: RenderOptions): Iterable<string> {
  if ([...table.rows].length === 0) return;
  yield `\n${options.style.bold(heading)}\n`;
  yield* renderTable(table, "table", options);
}
