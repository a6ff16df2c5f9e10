import { byCodePoint } from "../study/code-point.js";
import { foldName } from "../study/score-catalogue.js";
import type { Variable } from "../study/variable.js";
import type { FileTable, FileVariable } from "./file-table.js";
import type { Problems } from "./problems.js";
import { sameUnit } from "./unit.js";

export interface JoinedVariables {
  /** In code-point order of their ids. */
  readonly variables: readonly Variable[];
  /** Per file, from its own index of a variable to the joined one. */
  readonly indices: readonly Uint32Array[];
}

/** One variable an id over all files. Two columns of one file, or two units of one id, are errors. */
export function joinVariables(tables: readonly FileTable[], problems: Problems): JoinedVariables {
  const byId = new Map<string, { variable: Variable; readonly from: FileVariable; readonly file: string }>();
  for (const table of tables) {
    const file = table.reading.name;
    for (const from of table.variables) {
      const { variable } = from;
      const known = byId.get(variable.id);
      if (known === undefined) byId.set(variable.id, { variable, from, file });
      else if (!hasTwoUnits(known.variable, variable)) {
        if (known.file === file) problems.add(twoColumns(file, known.from, from));
        else if (known.variable.unit === null) known.variable = variable;
      } else
        problems.add({
          code: "two-units",
          severity: "error",
          message: `"${variable.id}" is given in ${known.variable.unit} (${known.file}) and in ${variable.unit}`,
          place: { file, line: from.line, column: from.column },
          hint: "convert one of them, or give them two names",
        });
    }
  }
  const variables = [...byId.values()].map(({ variable }) => variable).sort((a, b) => byCodePoint(a.id, b.id));
  const indexOf = new Map(variables.map(({ id }, index) => [id, index]));
  noteSimilar(variables, problems);
  const indices = tables.map(({ variables }) =>
    Uint32Array.from(variables, ({ variable }) => indexOf.get(variable.id) ?? 0),
  );
  return { variables, indices };
}

function hasTwoUnits(a: Variable, b: Variable): boolean {
  return a.unit !== null && b.unit !== null && !sameUnit(a.unit, b.unit);
}

function twoColumns(file: string, first: FileVariable, second: FileVariable) {
  return {
    code: "two-columns",
    severity: "error",
    message: `columns ${first.column} and ${second.column} are both "${second.variable.id}"`,
    place: { file, line: second.line, column: second.column },
    hint: "rename one of them, or leave it out with --ignore",
  } as const;
}

/** `IL-6` beside `IL6` is two variables, and most likely one. */
function noteSimilar(variables: readonly Variable[], problems: Problems): void {
  const byFolded = new Map<string, string>();
  for (const { id } of variables) {
    const other = byFolded.get(foldName(id));
    if (other === undefined) byFolded.set(foldName(id), id);
    else
      problems.add({
        code: "similar-names",
        severity: "warning",
        message: `"${other}" and "${id}" are read as two variables`,
        hint: "if they are one, write the name the same way everywhere",
      });
  }
}
