import type { JsonObject } from "../json.js";
import { textWidth } from "../render/text-width.js";
import type { Theme } from "./theme.js";

/** Names of rows longer than this are cut off. */
export const LONGEST_ROW_NAME = 160;

/** A panel of cells: which of the data, its rows and columns by name, and what a cell shows. */
export interface CellGrid {
  readonly facet: string;
  readonly title: JsonObject;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** The field that holds a cell's column; its row is in `variable`. */
  readonly columnField: string;
  /** Of the panel, of a row, and what a column's name has before it stands upright. */
  readonly width: number;
  readonly height: number;
  readonly nameRoom: number;
  /** Whether the rows are named: in one of several panels that stand side by side. */
  readonly labelled: boolean;
  /** The number that gives a cell its colour, and how; where it is null the cell is empty. */
  readonly shade: { readonly field: string; readonly scale: JsonObject; readonly legend: JsonObject };
  /** The field of the text in a cell; null where there is no room for one. */
  readonly text: string | null;
  readonly says: JsonObject;
}

/** One panel of the data as coloured cells with a text each. */
export function cellGrid(grid: CellGrid, { noValue }: Theme): JsonObject {
  const { facet, title, rows, columns, width, height, shade, text, says } = grid;
  const axis = { title: null, ticks: false, domain: false, grid: false };
  const upright = columns.some((name) => textWidth({ fontSize: 10 }, name) > grid.nameRoom);
  const x = {
    field: grid.columnField,
    type: "nominal",
    sort: [...columns],
    scale: { domain: [...columns], paddingInner: 0.04 },
    axis: { ...axis, orient: "top", labelAngle: upright ? -90 : 0, labelLimit: 160, labelPadding: 4 },
  };
  const y = {
    field: "variable",
    type: "nominal",
    sort: [...rows],
    scale: { domain: [...rows], paddingInner: 0.06 },
    axis: { ...axis, ...(grid.labelled ? { labelLimit: LONGEST_ROW_NAME, labelPadding: 6 } : { labels: false }) },
  };
  const color = { field: shade.field, type: "quantitative", scale: shade.scale, legend: shade.legend };
  return {
    width,
    height: rows.length * height,
    title,
    transform: [{ filter: { field: "facet", equal: facet } }],
    layer: [
      { transform: [{ filter: `datum.${shade.field} !== null` }], mark: "rect", encoding: { x, y, color, ...says } },
      {
        transform: [{ filter: `datum.${shade.field} === null` }],
        mark: { type: "rect", color: noValue },
        encoding: { x, y, ...says },
      },
      ...(text === null
        ? []
        : [
            {
              mark: { type: "text", fontSize: 10, color: "black", aria: false },
              encoding: { x, y, text: { field: text, type: "nominal" } },
            },
          ]),
    ],
  };
}
