import { pairNumber } from "./rank-column.js";
import { columnAt, type RankedStrata } from "./ranked-strata.js";
import { numberedPattern, type RePairingPattern, rankPairPattern } from "./re-pairing-pattern.js";

/** The patterns of some strata of two columns. Those of few values, as most are, come sorted and each is looked up once. */
export function strataPatterns(x: RankedStrata, y: RankedStrata, strata: ArrayLike<number>): RePairingPattern[] {
  const pairs = new Float64Array(strata.length);
  const patterns: RePairingPattern[] = [];
  let numbered = 0;
  for (let i = 0; i < strata.length; i++) {
    const s = strata[i];
    if (x.numbers[s] > 0) pairs[numbered++] = pairNumber(x.numbers[s], y.numbers[s]);
    else patterns.push(rankPairPattern(columnAt(x, s), columnAt(y, s)));
  }
  pairs.subarray(0, numbered).sort();
  for (let i = 0; i < numbered; i++)
    patterns.push(i > 0 && pairs[i] === pairs[i - 1] ? patterns[patterns.length - 1] : numberedPattern(pairs[i]));
  return patterns;
}
