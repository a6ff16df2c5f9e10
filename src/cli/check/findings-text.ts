import { countText } from "../../report/number-text.js";
import { plural } from "../../report/plural.js";
import { visible } from "../../study/visible.js";
import type { Checked } from "./check-folder.js";
import type { Content, FileChange, Finding } from "./finding.js";

/** More differences than this are counted: in all, and of one file while others wait. */
const SHOWN = 20;
const SHOWN_OF_ONE = 8;

const FILE_CHANGES: Readonly<Record<FileChange, string>> = {
  "input-changed": "this input has changed since",
  missing: "is missing",
  "newly-made": "was not made then, and these data give it",
  "no-longer-made": "is no longer made",
  differs: "differs",
  "written-otherwise": "holds the same, written otherwise (line ends, quotes or order)",
};

/** What a check found as a short diff, file by file. */
export function* findingsText({ folder, tolerance, checked, differences, files, findings }: Checked): Iterable<string> {
  const within = tolerance === 0 ? "" : ` within ${tolerance}`;
  if (differences === 0)
    return yield `${visible(folder)}: ${plural(checked, "file")}, all as these data give them${within}\n`;
  yield `${visible(folder)}: ${plural(differences, "difference")} in ${plural(files.length, "file")}\n`;
  let left = SHOWN;
  for (const { file, differences: count } of files) {
    const own = findings.filter((finding) => finding.file === file);
    const [whole] = own;
    if (isOfFile(whole)) {
      yield `${visible(file)}: ${FILE_CHANGES[whole.what]}\n`;
      continue;
    }
    yield `${visible(file)}: ${plural(count, "difference")}\n`;
    const shown = own.slice(0, Math.min(left, SHOWN_OF_ONE));
    left -= shown.length;
    for (const finding of shown) yield `  ${visible(lineOf(finding))}\n`;
    if (count > shown.length && shown.length > 0) yield `  … and ${countText(count - shown.length)} more\n`;
  }
}

function isOfFile(finding: Finding): finding is Finding & { readonly what: FileChange } {
  return finding.what in FILE_CHANGES;
}

/** `CXCL10, before, after: p 0.25 → 0.5`. */
function lineOf({ row, column, what, old, new: fresh }: Finding): string {
  const key = row === null ? null : Object.values(row).filter((cell) => cell !== "");
  if (what === "changed")
    return `${key === null ? "" : `${key.join(", ")}: `}${column} ${textOf(old)} → ${textOf(fresh)}`;
  const subject = key !== null ? `row ${key.join(", ")}` : row === null && column !== null ? column : "";
  return `${subject} is ${what}`;
}

function textOf(content: Content): string {
  return content === null || content === "" ? "(empty)" : String(content);
}
