import type { Diagnostic, Severity } from "../study/diagnostic.js";
import { visible } from "../study/visible.js";

/** How many diagnostics of one kind are kept for one file; the rest are counted. */
const KEPT_PER_KIND = 100;
const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

type DiagnosticCounts = Readonly<Record<Severity, number>>;

/** Collects diagnostics. A file with a hundred thousand bad cells stays fast and small: the first of each kind are kept, all are counted. */
export interface Problems {
  add(diagnostic: Diagnostic): void;
  /** Counts diagnostics that were found but not written down. */
  omit(severity: Severity, count: number): void;
  readonly found: DiagnosticCounts;
  /** How many are counted in `found` but not in `list`. */
  readonly omitted: DiagnosticCounts;
  /** Errors, then warnings, then notes; each by file in the order given, line, column, as found. */
  list(fileOrder: readonly string[]): Diagnostic[];
}

export function collectProblems(): Problems {
  const kept: Diagnostic[] = [];
  const keptByKind = new Map<string, number>();
  const found = { error: 0, warning: 0, note: 0 };
  const omitted = { error: 0, warning: 0, note: 0 };
  const omit = (severity: Severity, count: number) => {
    found[severity] += count;
    omitted[severity] += count;
  };
  return {
    found,
    omitted,
    omit,
    add(given) {
      const diagnostic = shown(given);
      const kind = `${diagnostic.severity} ${diagnostic.code} ${diagnostic.place?.file ?? ""}`;
      const before = keptByKind.get(kind) ?? 0;
      if (before === KEPT_PER_KIND) return omit(diagnostic.severity, 1);
      keptByKind.set(kind, before + 1);
      found[diagnostic.severity]++;
      kept.push(diagnostic);
    },
    list(fileOrder) {
      const rank = new Map(fileOrder.map((name, index) => [name, index]));
      const fileOf = ({ place }: Diagnostic) => (place === undefined ? rank.size : (rank.get(place.file) ?? rank.size));
      return kept.toSorted(
        (a, b) =>
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
          fileOf(a) - fileOf(b) ||
          (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
          (a.place?.column ?? 0) - (b.place?.column ?? 0),
      );
    },
  };
}

/** Texts of the input may hold what a terminal would obey; in a message they are only shown. */
function shown<D extends Diagnostic>(diagnostic: D): D {
  const { message, hint } = diagnostic;
  return { ...diagnostic, message: visible(message), ...(hint === undefined ? {} : { hint: visible(hint) }) };
}
