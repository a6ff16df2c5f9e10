import { pairNumber } from "./rank-column.js";
import { columnAt, type RankedStrata } from "./ranked-strata.js";
import { canonically, numberedPattern, type RePairingPattern, rankPairPattern } from "./re-pairing-pattern.js";

/** The patterns of some strata of two columns, in canonical order: those of few values by their numbers, then the others. */
export function strataPatterns(x: RankedStrata, y: RankedStrata, strata: readonly number[]): RePairingPattern[] {
  const pairs = new Float64Array(strata.length);
  const long: RePairingPattern[] = [];
  let numbered = 0;
  for (let i = 0; i < strata.length; i++) {
    const s = strata[i];
    if (x.numbers[s] > 0) pairs[numbered++] = pairNumber(x.numbers[s], y.numbers[s]);
    else long.push(rankPairPattern(columnAt(x, s), columnAt(y, s)));
  }
  pairs.subarray(0, numbered).sort();
  const patterns: RePairingPattern[] = [];
  for (let i = 0; i < numbered; i++)
    patterns.push(i > 0 && pairs[i] === pairs[i - 1] ? patterns[i - 1] : numberedPattern(pairs[i]));
  return numbered === strata.length ? patterns : patterns.concat(long.sort(canonically));
}
