import type { Plan } from "../../analysis/plan.js";
import { ABSENT, countText, numberText, shareText } from "../../report/number-text.js";
import { left, right } from "../../report/table/brief-columns.js";
import { dayText } from "../../report/table/day-text.js";
import type { Table } from "../../report/table/table.js";
import type { Coverage, ScoreMatches, VariableCount } from "./counts.js";

/** More rows than this are counted. */
const MOST_ROWS = 60;

/** Who was sampled when. */
export function patientsTable(patients: readonly Coverage[], { windows }: Plan): Table<Coverage> {
  const outside = patients.some((patient) => patient.outside > 0);
  return brief("patients", patients, "patients", [
    left("patient", 0, ({ patient }) => patient),
    right("blood samples", 0, ({ blood }) => countText(blood)),
    ...windows.map(({ name }, i) => right<Coverage>(name, 0, ({ windows }) => countText(windows[i].blood))),
    ...(outside ? [right<Coverage>("in no window", 1, (patient) => countText(patient.outside))] : []),
    right("days with scores", 3, ({ scored }) => countText(scored)),
    right("first day", 2, ({ firstDay }) => (firstDay === null ? ABSENT : dayText(firstDay))),
    right("last day", 2, ({ lastDay }) => (lastDay === null ? ABSENT : dayText(lastDay))),
  ]);
}

/** What was measured, and how much of it lies beyond a limit; of very many analytes those with the most non-detects. */
export function analytesTable(counts: readonly VariableCount[]): Table<VariableCount> {
  const analytes = counts.filter(({ variable }) => variable.role === "analyte");
  const rows = analytes.length > MOST_ROWS ? analytes.toSorted((a, b) => share(b) - share(a)) : analytes;
  const above = analytes.some((analyte) => analyte.above > 0);
  return brief("analytes", rows, "analytes with fewer non-detects", [
    left("analyte", 0, ({ variable }) => variable.id),
    left("unit", 0, ({ variable }) => variable.unit ?? ABSENT),
    left("scale", 2, ({ variable }) => variable.scale),
    right("patients", 3, ({ patients }) => countText(patients)),
    right("values", 0, ({ values }) => countText(values)),
    right("below limit", 0, ({ below }) => (below === 0 ? "0" : countText(below))),
    right("share", 0, (count) => (count.below === 0 ? "" : shareText(share(count)))),
    ...(above ? [right<VariableCount>("above limit", 1, (count) => countText(count.above))] : []),
  ]);
}

function share({ below, values }: VariableCount): number {
  return values === 0 ? 0 : below / values;
}

/** How the scores go with the blood samples. */
export function scoresTable(
  scores: readonly ScoreMatches[],
  counts: readonly VariableCount[],
  { scoreTolerance }: Plan,
): Table<ScoreMatches> {
  const variable = (id: string) => counts.find((count) => count.variable.id === id)?.variable;
  return brief("scores", scores, "scores", [
    left("score", 0, ({ score }) => score),
    left("unit", 3, ({ score }) => variable(score)?.unit ?? ABSENT),
    left("worse is", 2, ({ score }) => variable(score)?.worse ?? ABSENT),
    right("visits", 0, ({ visits }) => countText(visits)),
    right(
      `samples with one within ${scoreTolerance} days`,
      0,
      (row) => `${countText(row.matched)} of ${countText(row.samples)}`,
    ),
    right("median gap", 0, ({ medianGap }) => numberText(medianGap)),
    right("largest", 1, ({ largestGap }) => numberText(largestGap)),
  ]);
}

function brief<Row>(name: string, all: readonly Row[], what: string, columns: Table<Row>["brief"]): Table<Row> {
  const more = all.length - MOST_ROWS;
  const legend = more > 0 ? [`… and ${countText(more)} more ${what}; --json has all.`] : [];
  return { name, columns: [], brief: columns, legend, rows: all.slice(0, MOST_ROWS) };
}
