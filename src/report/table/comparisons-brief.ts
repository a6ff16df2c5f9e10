import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { changeText, countText, intervalText, levelText, pText, shareText } from "../number-text.js";
import { windowsText } from "../plan-text.js";
import { rangedText } from "../ranged-text.js";
import { groupColumn, left, name, right, rounded } from "./brief-columns.js";
import { isAtNoChange, isOpen, isSuspect } from "./comparison-cautions.js";
import { directions } from "./direction-arrows.js";
import type { BriefColumn } from "./table.js";

type Brief = BriefColumn<PairedComparison>;

/** The short form: what changed, by the phase test where it was computed, and how sure both tests are of it. */
export function comparisonsBrief(result: AnalysisResult, rows: readonly PairedComparison[]): Brief[] {
  const { study } = result;
  const within = rows.some(({ phase }) => phase !== null);
  return [
    ...groupColumn<PairedComparison>(result),
    name("variable", (row) => study.variables[row.variable].id),
    left("unit", 3, (row) => study.variables[row.variable].unit ?? ""),
    ...beforeAfter(result, rows),
    ...(within ? phaseChange(result.plan.confidence) : pairedChange()),
    left("patients", within ? 5 : 2, directions),
    ...(within ? phaseP(rows) : []),
    right(
      within ? "p paired" : "p",
      0,
      marked((row) => pText(row.test.p), isOpen, "*", rows),
      (row) => row.test.p,
    ),
    rounded("floor", within ? 1 : 0, (row) => row.test.floor, pText),
    rounded(within ? "adj." : "p adj.", within ? 2 : 1, (row) => row.adjusted, pText),
  ];
}

function beforeAfter({ plan, study }: AnalysisResult, rows: readonly PairedComparison[]): Brief[] {
  // Where every patient has a pair, n says nothing new.
  const complete = rows.every(({ pairs }) => pairs.length === study.patients.length);
  const [first, second] = plan.windows;
  const onePair = plan.windows.length === 2;
  return [
    ...(onePair ? [] : [left<PairedComparison>("windows", 0, (row) => windowsText(plan.windows, row))]),
    right("n", complete ? 6 : 1, (row) => countText(row.pairs.length)),
    right("non-det.", 7, (row) => countText(row.nBelowBefore + row.nBelowAfter)),
    right(
      onePair ? first.name : "before",
      0,
      (row) => rangedText(row.middle?.before ?? null, row.scale),
      (row) => row.medianBefore,
    ),
    left(
      `→ ${onePair ? second.name : "after"}`,
      0,
      (row) => `→ ${rangedText(row.middle?.after ?? null, row.scale)}`,
      (row) => row.medianAfter,
    ),
  ];
}

function pairedChange(): Brief[] {
  return [
    right(
      "change",
      0,
      (row) => changeText(row.estimate, row.scale),
      (row) => row.estimate,
    ),
    left("interval", 5, (row) => intervalText(row.interval)),
    right("level", 8, (row) => levelText(row.interval)),
  ];
}

function phaseChange(confidence: number): Brief[] {
  return [
    right(
      "change",
      0,
      ({ phase, scale }) => changeText(phase?.estimate ?? null, scale),
      ({ phase }) => phase?.estimate ?? null,
    ),
    left("interval", 2, (row) => {
      return `${intervalText(row.phase?.interval ?? null)}${isAtNoChange(row, confidence) ? "§" : ""}`;
    }),
    right("level", 9, ({ phase }) => levelText(phase?.interval ?? null)),
    rounded("rising", 4, ({ phase }) => phase?.effect ?? null, shareText),
  ];
}

function phaseP(rows: readonly PairedComparison[]): Brief[] {
  return [
    right(
      "p phase",
      0,
      marked(({ phase }) => pText(phase?.test.p ?? null), isSuspect, "†", rows),
      ({ phase }) => phase?.test.p ?? null,
    ),
    rounded("phase adj.", 8, ({ phase }) => phase?.adjusted ?? null, pText),
  ];
}

/** Cells of which some bear a mark; the others get a blank, so that digits stay below each other. */
function marked(
  text: (row: PairedComparison) => string,
  isMarked: (row: PairedComparison) => boolean,
  mark: string,
  rows: readonly PairedComparison[],
): (row: PairedComparison) => string {
  if (!rows.some(isMarked)) return text;
  return (row) => `${text(row)}${isMarked(row) ? mark : " "}`;
}
