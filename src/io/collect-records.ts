import type { Problems } from "./problems.js";
import type { ReadOptions } from "./read-result.js";
import { faultProblem, type Input, type LocatedRecord, type RecordSource, readRecords } from "./records.js";

export interface CollectedRecords {
  readonly source: RecordSource;
  readonly sha256: string | null;
  readonly lines: number;
  /** At least a header and one more. */
  readonly records: readonly LocatedRecord[];
}

/** All records of a small file; null, with the problem noted, where there are none to read. */
export async function collectRecords(
  input: Input,
  options: ReadOptions,
  problems: Problems,
): Promise<CollectedRecords | null> {
  const file = input.name;
  const records: LocatedRecord[] = [];
  let source: RecordSource = { delimiter: null, notation: null };
  const { fault, sha256, lines } = await readRecords(input, options, () => false, {
    begin: (found) => {
      source = found;
    },
    accept: (fields, line) => records.push({ fields, line }) > 0,
  });
  if (fault !== null) problems.add(faultProblem(file, fault));
  else if (records.length < 2)
    problems.add(
      faultProblem(file, {
        code: records.length === 0 ? "empty-file" : "no-records",
        message: records.length === 0 ? "the file is empty" : "the file has a header but no record",
        hint: "give a header and at least one record",
      }),
    );
  return fault === null && records.length > 1 ? { source, sha256, lines, records } : null;
}
