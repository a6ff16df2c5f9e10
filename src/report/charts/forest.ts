import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { capital } from "../capital.js";
import type { JsonObject } from "../json.js";
import { leading } from "../leading.js";
import { percentText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { plural, thesePatients } from "../plural.js";
import { comparisonSize } from "../row-p.js";
import { changeAxis } from "./change-axis.js";
import type { ChartKind } from "./chart-kind.js";
import { AROUND_PANEL, FITTED_ROW, forestLayout, HEAD } from "./forest-layout.js";
import { type ForestPanel, forestDatum, forestPanel } from "./forest-panel.js";
import { type ForestRow, forestRows, hasOwnMarks } from "./forest-rows.js";
import { chart, moreSentence, sentences, windowsSentence } from "./frame.js";
import { DEFAULT_LOOK, type Look, rowsThatFit } from "./look.js";

/** More rows than this in one panel cannot be read. */
const MOST_ROWS = 60;
/** How much each variable changed, with its interval: analytes in one panel, each score on a scale of its own. */
export const forest: ChartKind = {
  kind: "forest",
  title: "Change after transplant",
  description: "The change of each variable with its interval, analytes as ratios, scores as differences.",
  needs: { compare: true, correlate: false },
  applies: (result) => forestRows(result, result.comparisons).length > 0,
  spec,
};

function spec(result: AnalysisResult, look: Look = DEFAULT_LOOK): JsonObject {
  const { plan, study } = result;
  const kinds = kindsOf(result, look);
  const panels = kinds.flatMap(({ rowsOfPair }) => rowsOfPair);
  const more = kinds.reduce((sum, { more }) => sum + more, 0);
  const rows = panels.flatMap((panel) => panel.rows);
  const layout = forestLayout(rows, plan.windows.length - 1, look);
  return chart(
    {
      title: forest.title,
      group: result.group,
      subtitle: [
        `n = ${plural(study.patients.length, "patient")}. ${windowsSentence(plan)}`,
        sentences(sourceText(result), ...notes(result, rows, look), moreSentence(more, "variable")),
      ],
      description: `${forest.description} ${plural(study.patients.length, "patient")}, ${plural(rows.length, "row")}.`,
      grid: { columns: layout.columns, width: layout.width + 200, height: 0 },
      data: panels.flatMap(({ rows, axis }, panel) => rows.map((row) => forestDatum(row, panel, axis))),
      panels: panels.map((panel, i) => forestPanel(result, panel, i, layout, look)),
      ...(hasOwnMarks(study) ? { patients: study.patients } : {}),
    },
    look,
  );
}

function sourceText({ plan, comparisons, study }: AnalysisResult): string {
  const level = percentText(plan.confidence);
  const { estimate, label } = entryOf("test", plan.test);
  return comparisons.some(({ phase }) => phase !== null)
    ? `Median of all pairs of a patient's visits, its interval (${level} or more) and p from the phase test: they speak of ${thesePatients(study)}.`
    : `${capital(estimate)} over patients, its interval (${level} or more), and p from the ${label}.`;
}

function notes({ study }: AnalysisResult, rows: readonly ForestRow[], { theme }: Look): string[] {
  const open = rows.some(({ low, high }) => (low === null) !== (high === null));
  const coloured = theme.patients.length > 3 ? "Coloured" : "Below each line";
  return [
    hasOwnMarks(study) ? `${coloured}: each patient alone.` : "",
    open ? "Arrow: no bound." : "",
    rows.some(({ isUnbounded }) => isUnbounded) ? "Without a line: no bound on either side." : "",
  ];
}

/** Analytes by scale, then scores one by one; for each, a panel a pair of windows. */
function kindsOf(result: AnalysisResult, look: Look): { rowsOfPair: ForestPanel[]; more: number }[] {
  const { study, comparisons } = result;
  const kinds = new Map<string, PairedComparison[]>();
  const add = (key: string, row: PairedComparison) => {
    const own = kinds.get(key);
    if (own === undefined) kinds.set(key, [row]);
    else own.push(row);
  };
  for (const role of ["analyte", "score"] as const)
    for (const row of comparisons) {
      const { id, unit, role: own } = study.variables[row.variable];
      if (own !== role) continue;
      add(row.scale === "log2" ? `${role} log2` : role === "score" ? `score ${id}` : `${row.scale} ${unit}`, row);
    }
  const panels = kinds.size * result.plan.windows.slice(1).length;
  const room = rowsThatFit(look, { head: HEAD + AROUND_PANEL * panels, row: FITTED_ROW, least: 10, most: MOST_ROWS });
  return [...kinds.values()].flatMap((rows) => kindOf(result, rows, room));
}

function kindOf(
  result: AnalysisResult,
  comparisons: readonly PairedComparison[],
  room: number,
): { rowsOfPair: ForestPanel[]; more: number }[] {
  const all = forestRows(result, comparisons);
  const first = all.filter(({ comparison }) => comparison.after === 1);
  const shown = leading(
    first.length > 0 ? first : all,
    room,
    ({ p }) => p,
    ({ comparison }) => comparisonSize(comparison),
  ).sort((a, b) => a.estimate - b.estimate);
  const names = [...new Set(shown.map(({ name }) => name))];
  if (names.length === 0) return [];
  const rows = all
    .filter(({ name }) => names.includes(name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  const axis = changeAxis(rows);
  const rowsOfPair = result.plan.windows.slice(1).map((_, i) => {
    const own = rows.filter(({ comparison }) => comparison.after === i + 1);
    return { ...headingOf(result, comparisons, i + 1), rows: own, axis };
  });
  return [{ rowsOfPair, more: new Set(all.map(({ name }) => name)).size - names.length }];
}

function headingOf({ study, plan }: AnalysisResult, comparisons: readonly PairedComparison[], after: number) {
  const [{ variable, scale }] = comparisons;
  const { role, unit, id, worse } = study.variables[variable];
  const what = role === "score" && scale !== "log2" ? id : role === "score" ? "Scores" : "Analytes";
  const change = scale === "log2" ? "ratio after / before" : `difference${unit === null ? "" : ` (${unit})`}`;
  const direction = what === id && worse !== null ? `, ${worse} is worse` : "";
  const pair = plan.windows.length === 2 ? "" : `${windowsText(plan.windows, { before: 0, after })}: `;
  return { heading: what, note: `${pair}${change}${direction}` };
}
