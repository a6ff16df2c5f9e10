import { samplesWith, windowOfSamples } from "../analysis/align.js";
import type { Plan } from "../analysis/plan.js";
import type { ColumnReading, FileReading } from "../io/read-result.js";
import { ABSENT } from "../report/number-text.js";
import { left, right } from "../report/table/brief-columns.js";
import type { Table } from "../report/table/table.js";
import { Mark } from "../study/measurement.js";
import type { Study } from "../study/study.js";
import type { Variable } from "../study/variable.js";

/** What a study holds of one variable: measurements by kind. */
export interface VariableCount {
  readonly variable: Variable;
  readonly values: number;
  readonly below: number;
  readonly above: number;
  readonly patients: number;
}

/** How often a patient was seen in each window, and outside all of them. */
export interface Coverage {
  readonly patient: string;
  readonly blood: number;
  readonly scored: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** Blood samples in each window of the plan. */
  readonly windows: readonly number[];
}

export function countVariables({ variables, columns, samples }: Study): VariableCount[] {
  return variables.map((variable, index) => {
    const { marks } = columns[index];
    const kinds = [0, 0, 0, 0];
    const patients = new Set<number>();
    for (let row = 0; row < marks.length; row++) {
      const kind = marks[row] & Mark.kind;
      kinds[kind]++;
      if (kind !== Mark.missing) patients.add(samples.patient[row]);
    }
    const values = marks.length - kinds[Mark.missing];
    return { variable, values, below: kinds[Mark.below], above: kinds[Mark.above], patients: patients.size };
  });
}

export function coverageOf(study: Study, plan: Plan): Coverage[] {
  const window = windowOfSamples(study, plan);
  const [blood, scored] = [samplesWith(study, "analyte", plan), samplesWith(study, "score", plan)];
  return study.patients.map((patient, index) => {
    const rows = Array.from(window.keys()).filter((row) => study.samples.patient[row] === index);
    const days = rows.map((row) => study.samples.day[row]);
    return {
      patient,
      blood: rows.filter((row) => blood[row]).length,
      scored: rows.filter((row) => scored[row]).length,
      firstDay: days[0] ?? null,
      lastDay: days[days.length - 1] ?? null,
      windows: plan.windows.map((_, w) => rows.filter((row) => blood[row] && window[row] === w).length),
    };
  });
}

export function columnsTable(file: FileReading): Table<ColumnReading> {
  return brief("columns", file.columns, [
    left("column", 0, ({ name }) => name),
    left("taken as", 0, takenAs),
    left("why", 1, ({ reason }) => reason),
  ]);
}

/** `transplantDate` reads "transplant date"; a variable that is not called as its column is named. */
function takenAs({ role, variable, name }: ColumnReading): string {
  const words = role.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return variable === undefined || variable === name ? words : `${words} ${variable}`;
}

export function coverageTable(coverage: readonly Coverage[], plan: Plan): Table<Coverage> {
  return brief("coverage", coverage, [
    left("patient", 0, ({ patient }) => patient),
    right("blood samples", 0, ({ blood }) => String(blood)),
    right("days with scores", 3, ({ scored }) => String(scored)),
    right("first day", 2, ({ firstDay }) => (firstDay === null ? ABSENT : String(firstDay))),
    right("last day", 2, ({ lastDay }) => (lastDay === null ? ABSENT : String(lastDay))),
    ...plan.windows.map(({ name }, i) => right<Coverage>(name, 1, ({ windows }) => String(windows[i]))),
  ]);
}

export function variablesTable(counts: readonly VariableCount[]): Table<VariableCount> {
  return brief("variables", counts, [
    left("variable", 0, ({ variable }) => variable.id),
    left("role", 0, ({ variable }) => variable.role),
    left("unit", 1, ({ variable }) => variable.unit ?? ABSENT),
    left("scale", 2, ({ variable }) => variable.scale),
    right("patients", 3, ({ patients }) => String(patients)),
    right("values", 0, ({ values }) => String(values)),
    right("below limit", 0, ({ below, values }) =>
      below === 0 ? "0" : `${below} (${Math.round((100 * below) / values)} %)`,
    ),
  ]);
}

function brief<Row>(name: string, rows: readonly Row[], columns: Table<Row>["brief"]): Table<Row> {
  return { name, columns: [], brief: columns, legend: [], rows };
}
