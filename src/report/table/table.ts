/** What a machine format writes in one place; null is absent, which is never zero. */
export type Cell = string | number | null;

/** A column of the machine formats. */
export interface Column<Row> {
  readonly key: string;
  readonly type: "text" | "integer" | "number";
  readonly value: (row: Row) => Cell;
}

/** A column of the short form that people read (terminal, Markdown). */
export interface BriefColumn<Row> {
  readonly heading: string;
  readonly align: "left" | "right";
  /** The columns with the highest number go first where a terminal is too narrow; 0 stays. */
  readonly dropAt: number;
  /** Whether its texts are names, which are cut where the terminal is too narrow for long ones. */
  readonly isName?: true;
  readonly text: (row: Row) => string;
  /** The number behind a text that is rounded, to sort by. */
  readonly value?: ((row: Row) => number | null) | undefined;
}

/** Rows of one kind, in the two forms they are written in; rows are made only when somebody reads them. */
export interface Table<Row = unknown> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly brief: readonly BriefColumn<Row>[];
  /**
   * Lines under the brief form: what a reader needs to know to read it. One that begins with columns' headings
   * (`before, after: …`, an arrow's being `arrow`) is about these, and goes where a terminal is too narrow for them.
   */
  readonly legend: readonly string[];
  readonly rows: Iterable<Row>;
}

/** Numbers are cells only where they are numbers: NaN is absent. */
export function cellsOf<Row>(table: Table<Row>, row: Row): Cell[] {
  return table.columns.map(({ value }) => {
    const cell = value(row);
    return typeof cell === "number" && Number.isNaN(cell) ? null : cell;
  });
}
