import { entryOf, REGISTRY } from "../analysis/registry.js";
import type { AnalysisResult } from "../analysis/result.js";
import { type FamilyName, PAIRS } from "../report/methods/families.js";
import { windowsText } from "../report/plan-text.js";

/** p values that are adjusted together, or for `Over all windows` with their own: of which test, and how many. */
export interface Family {
  readonly group: string | null;
  readonly family: FamilyName;
  readonly windows: string | null;
  readonly test: string;
  readonly rows: number;
  /** Rows whose test has a p. */
  readonly tested: number;
}

/** What an analysis computes: for each family and test how many rows there are, and how many have a p. */
export function familiesOf(result: AnalysisResult): Family[] {
  return [...comparisonFamilies(result), ...trendFamilies(result), ...correlationFamilies(result)];
}

const ROLES = [
  ["analyte", "analytes"],
  ["score", "scores"],
] as const;

function comparisonFamilies({ group, study, plan, comparisons }: AnalysisResult): Family[] {
  const { label } = entryOf("test", plan.test);
  return ROLES.flatMap(([role, family]) =>
    plan.windows.slice(1).flatMap((_, i) => {
      const rows = comparisons.filter((row) => row.after === i + 1 && study.variables[row.variable].role === role);
      const windows = windowsText(plan.windows, { before: 0, after: i + 1 });
      const about = { group, family, windows };
      return [
        counted({ ...about, test: label }, rows, ({ test }) => test.p),
        ...(plan.within ? [counted({ ...about, test: "phase test" }, rows, ({ phase }) => phase?.test.p ?? null)] : []),
      ];
    }),
  ).filter(({ rows }) => rows > 0);
}

function trendFamilies({ group, study, plan, trends }: AnalysisResult): Family[] {
  const windows = plan.windows.map(({ name }) => name).join(", ");
  return ROLES.flatMap(([role, family]) =>
    REGISTRY.trends.map(({ id, label }) =>
      counted(
        { group, family, windows, test: label },
        trends.filter((row) => study.variables[row.variable].role === role),
        (row) => row.tests[id].test.p,
      ),
    ),
  ).filter(({ rows }) => rows > 0);
}

function correlationFamilies({ group, plan, correlations }: AnalysisResult): Family[] {
  const about = { group, family: PAIRS, windows: null } as const;
  const { label } = entryOf("correlation", plan.correlation);
  if (correlations.length === 0) return [];
  return [
    counted({ ...about, test: `${label}, pooled` }, correlations, ({ pooled }) => pooled.p),
    ...(plan.within
      ? [
          counted(
            { ...about, test: "association inside patients" },
            correlations,
            ({ within }) => within?.test.p ?? null,
          ),
          counted(
            { ...about, test: "association beyond the step" },
            correlations,
            ({ beyond }) => beyond?.test.p ?? null,
          ),
        ]
      : []),
  ];
}

function counted<Row>(
  about: Omit<Family, "rows" | "tested">,
  rows: readonly Row[],
  p: (row: Row) => number | null,
): Family {
  return { ...about, rows: rows.length, tested: rows.filter((row) => p(row) !== null).length };
}
