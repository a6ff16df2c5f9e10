/** The forms a table is written in: `table` (the terminal's) and `md` are the short one, the others every column, unrounded. */
export const FORMATS = ["table", "csv", "tsv", "json", "jsonl", "md"] as const;

export type Format = (typeof FORMATS)[number];
