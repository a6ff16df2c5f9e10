/** What a cell, or a member of a JSON file, holds. */
export type Content = string | number | boolean | null;

/** One thing that is not as it was. Of a file: what has become of it. In a file: what of it changed, is gone or is new. */
export interface Finding {
  readonly file: string;
  readonly what: FileChange | "changed" | "gone" | "new";
  /** In a table, the cells that tell its row from the others; null for a whole file or column, and in other files. */
  readonly row: Readonly<Record<string, string>> | null;
  /** The column, the path in a JSON file (`comparisons[IL-6].test.p`), or the line of a text; null for a whole file or row. */
  readonly column: string | null;
  readonly old: Content;
  readonly new: Content;
}

export type FileChange =
  | "input-changed"
  | "missing"
  | "newly-made"
  | "no-longer-made"
  | "differs"
  | "written-otherwise";

/** A change inside a file. */
export type Change = Omit<Finding, "file">;

export function ofFile(file: string, what: FileChange): Finding {
  return { file, what, row: null, column: null, old: null, new: null };
}
