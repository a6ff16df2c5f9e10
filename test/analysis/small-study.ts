import { DEFAULT_PLAN, type Plan } from "../../src/analysis/plan.js";
import { byCodePoint } from "../../src/study/code-point.js";
import { Mark } from "../../src/study/measurement.js";
import { makeStudy, type Study } from "../../src/study/study.js";
import type { Variable } from "../../src/study/variable.js";

/** One cell: a number, `<x` or `>x`, or nothing. */
export type CellText = number | `<${number}` | `>${number}` | "NA" | null;

/** A sample: patient, day, and its cells by variable. */
export type Row = readonly [patient: string, day: number, cells: Readonly<Record<string, CellText>>];

/** A study written out by hand; variables called CMAS or PGA are scores, all others analytes. */
export function smallStudy(rows: readonly Row[]): Study {
  const patients = [...new Set(rows.map(([patient]) => patient))].sort(byCodePoint);
  const ordered = [...rows].sort((a, b) => byCodePoint(a[0], b[0]) || a[1] - b[1]);
  const ids = [...new Set(rows.flatMap(([, , cells]) => Object.keys(cells)))].sort(byCodePoint);
  return makeStudy({
    files: [{ name: "small.csv", firstLine: 0 }],
    patients,
    samples: {
      length: ordered.length,
      patient: Uint32Array.from(ordered, ([patient]) => patients.indexOf(patient)),
      day: Int32Array.from(ordered, ([, day]) => day),
      line: Uint32Array.from(ordered, (row) => rows.indexOf(row) + 2),
    },
    variables: ids.map(variable),
    columns: ids.map((id) => {
      const cells = ordered.map(([, , values]) => cell(values[id] ?? null));
      return {
        values: Float64Array.from(cells, ([value]) => value),
        marks: Uint8Array.from(cells, ([, mark]) => mark),
      };
    }),
    unplaced: [],
  });
}

function variable(id: string): Variable {
  if (id !== "CMAS" && id !== "PGA")
    return { id, role: "analyte", unit: "pg/ml", scale: "log2", worse: null, range: null };
  return {
    id,
    role: "score",
    unit: null,
    scale: "linear",
    worse: id === "PGA" ? "higher" : "lower",
    range: [0, id === "PGA" ? 10 : 52],
  };
}

function cell(text: CellText): [number, number] {
  if (text === null) return [Number.NaN, Mark.missing];
  if (text === "NA") return [Number.NaN, Mark.missing | Mark.word];
  if (typeof text === "number") return [text, Mark.observed];
  return [Number(text.slice(1)), text.startsWith("<") ? Mark.below : Mark.above];
}

export function planWith(changes: Partial<Plan>): Plan {
  return { ...DEFAULT_PLAN, ...changes };
}
