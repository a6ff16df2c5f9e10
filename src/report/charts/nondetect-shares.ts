import type { AnalysisResult } from "../../analysis/result.js";
import { Mark } from "../../study/measurement.js";
import { ABSENT, shareText } from "../number-text.js";
import { oncePer } from "../once-per.js";

/** A variable with values beyond a limit in any window, and their share of its values there. */
export interface Beyond {
  readonly variable: number;
  readonly share: number;
}

/** One cell: of how many values how many lie beyond a limit. */
export interface Share {
  readonly variable: string;
  readonly facet: string;
  readonly column: string;
  readonly below: number;
  readonly above: number;
  readonly n: number;
  /** Null without a value. */
  readonly share: number | null;
  readonly text: string;
}

/** What the panel of windows is called. */
export const shareOfAll = "By window";

/** The variables that have any, the largest share first. */
export const variablesBeyond = oncePer(({ study, alignment }: AnalysisResult): readonly Beyond[] => {
  const { window } = alignment;
  return study.columns
    .map(({ marks }, variable) => {
      const counts = { below: 0, above: 0, n: 0 };
      for (let row = 0; row < marks.length; row++) if (window[row] >= 0) count(counts, marks[row]);
      const { below, above, n } = counts;
      return { variable, share: n === 0 ? 0 : (below + above) / n };
    })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.variable - b.variable);
});

/** Its cells: a window each, or in each window a patient each. */
export function beyondOf(
  { study, plan, alignment }: AnalysisResult,
  { variable }: Beyond,
  byPatient: boolean,
): Share[] {
  const { marks } = study.columns[variable];
  const { patient: patientOf } = study.samples;
  const columns = byPatient ? study.patients : [null];
  const counts = plan.windows.map(() => columns.map(() => ({ below: 0, above: 0, n: 0 })));
  for (let row = 0; row < marks.length; row++) {
    const window = alignment.window[row];
    if (window >= 0) count(counts[window][byPatient ? patientOf[row] : 0], marks[row]);
  }
  return plan.windows.flatMap(({ name }, window) =>
    columns.map((patient, i) => {
      const own = counts[window][i];
      return {
        variable: study.variables[variable].id,
        facet: patient === null ? shareOfAll : name,
        column: patient ?? name,
        ...own,
        share: own.n === 0 ? null : (own.below + own.above) / own.n,
        text: textOf(own),
      };
    }),
  );
}

interface Counts {
  below: number;
  above: number;
  n: number;
}

function count(counts: Counts, mark: number): void {
  const kind = mark & Mark.kind;
  if (kind === Mark.missing) return;
  counts.n++;
  if (kind === Mark.below) counts.below++;
  else if (kind === Mark.above) counts.above++;
}

/** `40`, `↑20`, `40 ↑5`; nothing where none is, a dash without a value. */
function textOf({ below, above, n }: Counts): string {
  if (n === 0) return ABSENT;
  const part = (count: number, sign: string) =>
    count === 0 ? [] : [`${sign}${shareText(count / n).replace("%", "")}`];
  return [...part(below, ""), ...part(above, "↑")].join(" ");
}
