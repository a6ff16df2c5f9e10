import type { AnalysisResult } from "../../analysis/result.js";
import { Mark } from "../../study/measurement.js";

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
export function variablesBeyond({ study, alignment }: AnalysisResult): Beyond[] {
  return study.columns
    .map(({ marks }, variable) => {
      const { below, above, n } = countIn(marks, (row) => alignment.window[row] >= 0);
      return { variable, share: n === 0 ? 0 : (below + above) / n };
    })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.variable - b.variable);
}

/** Its cells: a window each, or in each window a patient each. */
export function beyondOf(
  { study, plan, alignment }: AnalysisResult,
  { variable }: Beyond,
  byPatient: boolean,
): Share[] {
  const { marks } = study.columns[variable];
  return plan.windows.flatMap(({ name }, window) => {
    const cells = byPatient ? study.patients.map((patient, i) => ({ patient, i })) : [{ patient: null, i: -1 }];
    return cells.map(({ patient, i }) => {
      const inCell = (row: number) =>
        alignment.window[row] === window && (patient === null || study.samples.patient[row] === i);
      const counts = countIn(marks, inCell);
      return {
        variable: study.variables[variable].id,
        facet: patient === null ? shareOfAll : name,
        column: patient ?? name,
        ...counts,
        share: counts.n === 0 ? null : (counts.below + counts.above) / counts.n,
        text: textOf(counts),
      };
    });
  });
}

interface Counts {
  readonly below: number;
  readonly above: number;
  readonly n: number;
}

function countIn(marks: Uint8Array, isCounted: (row: number) => boolean): Counts {
  let [below, above, n] = [0, 0, 0];
  for (let row = 0; row < marks.length; row++) {
    const kind = marks[row] & Mark.kind;
    if (kind === Mark.missing || !isCounted(row)) continue;
    n++;
    if (kind === Mark.below) below++;
    else if (kind === Mark.above) above++;
  }
  return { below, above, n };
}

/** `40`, `↑20`, `40 ↑5`; nothing where none is, a dash without a value. */
function textOf({ below, above, n }: Counts): string {
  if (n === 0) return "–";
  const part = (count: number, sign: string) => (count === 0 ? [] : [`${sign}${percent(count / n)}`]);
  return [...part(below, ""), ...part(above, "↑")].join(" ");
}

/** Whole per cent, `<1` and `>99` where rounding would claim none or all. */
function percent(share: number): string {
  if (share === 1) return "100";
  if (share < 0.005) return "<1";
  return share >= 0.995 ? ">99" : String(Math.round(100 * share));
}
