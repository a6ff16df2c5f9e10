import { boolean } from "valibot";
import { ALTERNATIVES, CENSORINGS, DEFAULT_PLAN, PLAN_SCALES, SUMMARIES, ZERO_RULES } from "../../analysis/plan.js";
import { idsOf } from "../../analysis/registry.js";
import { ENCODINGS } from "../../io/encoding.js";
import { DATE_FORMATS, DECIMALS, LAYOUTS, type NamedRole, type ReadOptions, THOUSANDS } from "../../io/read-result.js";
import { THEME_NAMES } from "../../report/charts/theme.js";
import type { Window } from "../../study/window.js";
import { DEFAULT_PICTURES } from "./pictures.js";
import type { Setting } from "./setting.js";
import { choice, number, parsed, text } from "./setting-of.js";
import { namedWindow, parseDays, parseWindow, spanText } from "./window-text.js";

/** Roles that a column can be named for, with what it holds. */
const ROLES: readonly (readonly [NamedRole, string])[] = [
  ["patient", "column of patient ids"],
  ["date", "column of sample dates"],
  ["transplantDate", "column of transplant dates"],
  ["day", "column of days from transplant"],
  ["week", "column of weeks from transplant"],
  ["month", "column of months from transplant"],
  ["analyteName", "column of analyte names (long files)"],
  ["value", "column of values (long files)"],
  ["unit", "column of units (long files)"],
  ["limit", "column of limits of detection (long files)"],
  ["upperLimit", "column of upper limits (long files)"],
];

/** How files are read, before anything in them is understood. */
const FILES: readonly Setting[] = [
  choice("Files", "encoding", ENCODINGS, "encoding of text files; auto: UTF-8, or UTF-16 with its mark", "auto"),
  choice("Files", "decimal", DECIMALS, "decimal mark", "auto"),
  choice("Files", "thousands", THOUSANDS, "what stands between thousands", "nothing"),
  choice("Files", "dateFormat", DATE_FORMATS, "order of dates that are not ISO", "ISO"),
  text("Files", "sheet", "name or number", "sheet of an Excel workbook"),
  text("Files", "missing", "text", "a further word for a missing value, like -99 (repeatable)", true),
  { ...text("Files", "lod", "file", "table of limits: analyte, lod (and uloq)"), isPath: true },
  {
    ...text(
      "Files",
      "sampleSheet",
      "file",
      "table that places an export's samples: sample, patient_id, a date or day, and scores if there are any",
    ),
    isPath: true,
  },
];

export const SETTINGS: readonly Setting[] = [
  ...FILES,
  ...ROLES.map(([key, help]) => text("Reading", key, "column", help)),
  text("Reading", "analyte", "name", "take only these as analytes (repeatable)", true),
  text("Reading", "score", "name", "take only these as scores (repeatable)", true),
  text("Reading", "ignore", "name", "leave this column or analyte out (repeatable)", true),
  choice("Reading", "layout", LAYOUTS, "a row a sample, or a row a measurement", "auto"),
  {
    ...text("Rows", "where", "column=value[,value]", "keep rows with one of these values (repeatable)", true),
    schema: parsed(parseWhere),
    table: { fromEntry: (column, values) => ({ column, values }), toEntry: whereEntry },
  },
  text("Rows", "by", "column", "one analysis for each value of this column, stacked, each adjusted within itself"),
  {
    ...text(
      "Alignment",
      "window",
      "name=from..to",
      "a window in days, or with w, m, y; replaces both defaults, before=..0 and after=1.. (repeatable)",
      true,
    ),
    schema: parsed(parseWindow),
    table: { fromEntry: windowOfEntry, toEntry: windowEntry },
  },
  {
    ...text("Alignment", "excludeDays", "from..to", "days left out of every window, like -10..90"),
    schema: parsed(parseDays),
    toText: (days) => (days as readonly number[]).join(".."),
  },
  choice(
    "Alignment",
    "summary",
    SUMMARIES,
    "how a patient's samples in a window become one value",
    DEFAULT_PLAN.summary,
  ),
  {
    ...text(
      "Alignment",
      "scoreTolerance",
      "days",
      `days a score may lie from its blood sample (default ${DEFAULT_PLAN.scoreTolerance})`,
    ),
    schema: number("a whole number of days from 0", (x) => Number.isInteger(x) && x >= 0),
    type: "number",
  },
  choice("Statistics", "scale", PLAN_SCALES, "scale of the analytes; auto: log2, NPX as it is", DEFAULT_PLAN.scale),
  choice("Statistics", "test", idsOf("test"), "paired test, of one value a patient and window", DEFAULT_PLAN.test),
  choice(
    "Statistics",
    "zeros",
    ZERO_RULES,
    "zero differences in the signed-rank test: ranked then dropped, or dropped first",
    DEFAULT_PLAN.zeros,
  ),
  choice(
    "Statistics",
    "alternative",
    ALTERNATIVES,
    "direction of the alternative, after against before",
    DEFAULT_PLAN.alternative,
  ),
  {
    ...text("Statistics", "confidence", "level", `level of the intervals (default ${DEFAULT_PLAN.confidence})`),
    schema: number("a level between 0 and 1", (x) => x > 0 && x < 1),
    type: "number",
  },
  choice(
    "Statistics",
    "censoring",
    CENSORINGS,
    "what stands for a value below its limit L: L/√2, L/2 or L",
    DEFAULT_PLAN.censoring,
  ),
  choice(
    "Statistics",
    "correlation",
    idsOf("correlation"),
    "correlation of analytes with scores, pooled over samples",
    DEFAULT_PLAN.correlation,
  ),
  choice("Statistics", "adjust", idsOf("adjust"), "adjustment for multiplicity", DEFAULT_PLAN.adjust),
  {
    ...text("Statistics", "seed", "integer", `seed of Monte Carlo draws (default ${DEFAULT_PLAN.seed})`),
    schema: number("a whole number from 0", (x) => Number.isSafeInteger(x) && x >= 0),
    type: "number",
  },
  {
    key: "within",
    group: "Statistics",
    flags: "--no-within",
    help: "leave out the tests inside patients: phase, association, drift",
    schema: boolean(),
    type: "switch",
  },
  {
    key: "pseudonyms",
    group: "Privacy",
    flags: "--pseudonyms",
    help: "P1, P2, … for patient ids, in every output and message",
    schema: boolean(),
    type: "switch",
  },
  choice(
    "Pictures",
    "theme",
    THEME_NAMES,
    "colours of charts; print: greys, told apart on paper",
    DEFAULT_PICTURES.theme,
  ),
  {
    ...text(
      "Pictures",
      "width",
      "mm",
      "width of the figure, as 85 or 180 for a journal's column; text stays 7 to 9 pt",
    ),
    schema: number("a width of 60 to 1000 mm", (x) => x >= 60 && x <= 1000),
    type: "number",
  },
  {
    ...text("Pictures", "pngScale", "n", `pixels of a PNG per 1/96 inch (default ${DEFAULT_PICTURES.pngScale})`),
    schema: number("a scale from 0.5 to 20", (x) => x >= 0.5 && x <= 20),
    type: "number",
  },
  {
    key: "embedFont",
    group: "Pictures",
    flags: "--embed-font",
    help: "put the font's letters into each SVG; by default the font is named",
    schema: boolean(),
    type: "switch",
  },
];

function parseWhere(condition: string): { column: string; values: string[] } {
  const [, column, values] = /^\s*([^=]+?)\s*=(.*)$/u.exec(condition) ?? [];
  if (column === undefined || values === undefined) throw new RangeError(`"${condition}" is not COLUMN=VALUE`);
  return { column, values: values.split(",").map((value) => value.trim()) };
}

function whereEntry(condition: unknown): [string, string | string[]] {
  const { column, values } = condition as ReadOptions["where"][number];
  return [column, values.length === 1 ? values[0] : [...values]];
}

function windowEntry(window: unknown): [string, string] {
  const { name, from, to } = window as Window;
  return [name, spanText(from, to)];
}

function windowOfEntry(name: string, spans: readonly string[]): Window {
  if (spans.length !== 1) throw new RangeError(`window "${name}" needs one FROM..TO`);
  return namedWindow(name, spans[0]);
}
