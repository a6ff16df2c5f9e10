import { logBetaCdf } from "../numeric/beta-gamma.js";
import { normal } from "../numeric/normal.js";
import { studentT } from "../numeric/student-t.js";
import { logSum, type NullDistribution } from "./null-distribution.js";

/** A normal null; `continuity` moves t that far towards the mean on either side (half a step of the statistic, or 0). */
export function normalNull(mean: number, sd: number, continuity = 0): NullDistribution {
  return symmetricNull(mean, (distance) => {
    const z = (distance - continuity) / sd;
    return [normal.survival(z), normal.logSurvival(z)];
  });
}

/** The null of a t statistic with df degrees of freedom. */
export function studentTNull(df: number): NullDistribution {
  return symmetricNull(0, (t) => {
    const tail = studentT.survival(t, df);
    const log = tail > 0 ? Math.log(tail) : -Math.LN2 + logBetaCdf(df / (df + t * t), df / 2, 0.5);
    return [tail, log];
  });
}

/** `tail(d)` is P(T − E ≥ d) and its logarithm. */
function symmetricNull(mean: number, tail: (distance: number) => readonly [number, number]): NullDistribution {
  return {
    kind: "asymptotic",
    mean,
    atMost: (t) => tail(mean - t)[0],
    atLeast: (t) => tail(t - mean)[0],
    asFar: (t) => Math.min(1, 2 * tail(Math.abs(t - mean))[0]),
    log: {
      atMost: (t) => tail(mean - t)[1],
      atLeast: (t) => tail(t - mean)[1],
      asFar: (t) => logSum(tail(Math.abs(t - mean))[1], tail(Math.abs(t - mean))[1]),
    },
    support: null,
  };
}
