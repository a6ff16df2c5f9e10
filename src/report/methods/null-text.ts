import type { TestResult } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { plural } from "../plural.js";

type NullKind = TestResult["null"];

/** How p comes about under each null distribution, in the order in which they are told. */
const KINDS: Readonly<Record<NullKind, string>> = {
  exact: "exact",
  saddlepoint: "by saddlepoint approximation",
  "moment-matched": "from a Pearson curve through the exact first four moments",
  "monte-carlo": "by Monte Carlo (10⁵ draws)",
  asymptotic: "asymptotic",
};

/**
 * `exact in all 29 comparisons`, or how many have which null; null where no test has a p. `method` is what the
 * registry says of them: a test that is never exact names its distribution there.
 */
export function nullText(
  tests: readonly TestResult[],
  noun: string,
  method: { readonly exact: string },
): string | null {
  const counts = new Map<NullKind, number>();
  for (const test of tests) if (test.p !== null) counts.set(test.null, (counts.get(test.null) ?? 0) + 1);
  const kinds = (Object.keys(KINDS) as NullKind[]).filter((kind) => counts.has(kind));
  const never = /^never: (.+)$/u.exec(method.exact)?.[1];
  const named = (kind: NullKind) => (kind === "asymptotic" && never !== undefined ? `from ${never}` : KINDS[kind]);
  const [only] = kinds;
  if (only === undefined) return null;
  if (kinds.length > 1)
    return listText(kinds.map((kind) => `${named(kind)} in ${plural(counts.get(kind) ?? 0, noun)}`));
  const total = counts.get(only) ?? 0;
  return total === 1
    ? named(only)
    : `${named(only)} in ${total === 2 ? `both ${noun}s` : `all ${plural(total, noun)}`}`;
}
