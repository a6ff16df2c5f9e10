import type { Ranged } from "../analysis/result.js";
import { fromScale } from "../study/scale.js";
import type { Scale } from "../study/variable.js";
import { ABSENT, numberText } from "./number-text.js";

/** A value in its unit, or what is known of it: `<3.2` below a limit, `>5,850` above one, `2–3.2` between. */
export function rangedText(ranged: Ranged | null, scale: Scale): string {
  if (ranged === null) return ABSENT;
  const low = fromScale(ranged.low, scale);
  const high = fromScale(ranged.high, scale);
  if (ranged.low === ranged.high) return numberText(fromScale(ranged.value, scale));
  if (high === Number.POSITIVE_INFINITY) return `>${numberText(low)}`;
  return low === 0 || low === Number.NEGATIVE_INFINITY
    ? `<${numberText(high)}`
    : `${numberText(low)}–${numberText(high)}`;
}
