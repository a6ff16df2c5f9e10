import { DEFAULT_READ_OPTIONS, type Input, loadStudy } from "../../src/io/load-study.js";
import type { ReadOptions, ReadResult } from "../../src/io/read-result.js";
import type { Diagnostic } from "../../src/study/diagnostic.js";
import { placeText } from "../../src/study/diagnostic.js";
import { Mark, measurementAt } from "../../src/study/measurement.js";
import type { Study } from "../../src/study/study.js";

/** An input of the given text or bytes, handed out in pieces of `pieceLength`. */
export function input(name: string, content: string | Uint8Array, pieceLength = 65536): Input {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    async *open() {
      for (let from = 0; from < bytes.length; from += pieceLength) yield bytes.subarray(from, from + pieceLength);
    },
  };
}

/** Reads texts by name, lines joined; options beside the defaults. */
export function read(
  files: Record<string, string | string[]>,
  options: Partial<ReadOptions> = {},
): Promise<ReadResult> {
  const inputs = Object.entries(files).map(([name, text]) =>
    input(name, typeof text === "string" ? text : `${text.join("\n")}\n`),
  );
  return loadStudy(inputs, { ...DEFAULT_READ_OPTIONS, ...options });
}

/** As a person sees it: place, severity, code, message, hint. */
export function shown({ place, severity, code, message, hint }: Diagnostic): string {
  const at = place === undefined ? "" : `${placeText(place)}: `;
  return `${at}${severity}[${code}]: ${message}${hint === undefined ? "" : ` | ${hint}`}`;
}

/** The study, or a failure that shows why there is none. */
export function studyOf({ study, diagnostics }: ReadResult): Study {
  if (study === null) throw new Error(diagnostics.map(shown).join("\n"));
  return study;
}

/** All measurements by hand-readable keys: `P1 -12 IL-6` → `5.3`, `<3.2`, `>100`, `*7`; missing ones left out. */
export function measurementsOf(study: Study): Record<string, string> {
  const all: [string, string][] = [];
  for (let row = 0; row < study.samples.length; row++)
    for (const [i, { id }] of study.variables.entries()) {
      const key = `${study.patients[study.samples.patient[row]]} ${study.samples.day[row]} ${id}`;
      const measurement = measurementAt(study.columns[i], row);
      if (measurement.kind === "observed")
        all.push([key, `${measurement.extrapolated ? "*" : ""}${measurement.value}`]);
      if (measurement.kind === "below") all.push([key, `<${measurement.limit}`]);
      if (measurement.kind === "above") all.push([key, `>${measurement.limit}`]);
    }
  return Object.fromEntries(all);
}

/** A study without places, and with every missing cell alike: what wide and long forms share. */
export function content(study: Study) {
  const { patients, samples, variables, columns } = study;
  return {
    patients,
    variables,
    samples: Array.from({ length: samples.length }, (_, i) => [samples.patient[i], samples.day[i]]),
    values: columns.map(({ values }) => [...values]),
    marks: columns.map(({ marks }) => [...marks].map((mark) => ((mark & Mark.kind) === Mark.missing ? 0 : mark))),
  };
}
