/**
 * The root of a continuous f between `low` and `high`, where f changes sign, by Brent's method
 * (Brent 1973, Algorithms for Minimization without Derivatives, ch. 4).
 *
 * @throws RangeError where f has the same sign at both ends.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) throw new RangeError(`no sign change between ${low} and ${high}`);
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let i = 0; i < 200; i++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      before = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= tolerance || fb === 0) return b;
    const interpolated = Math.abs(before) >= tolerance && Math.abs(fa) > Math.abs(fb) ? interpolate() : null;
    before = interpolated === null ? middle : step;
    step = interpolated ?? middle;
    a = b;
    fa = fb;
    b += Math.abs(step) > tolerance ? step : Math.sign(middle) * tolerance;
    fb = f(b);

    /** The secant step, or the inverse quadratic one through three points; null where it would leave the bracket. */
    function interpolate(): number | null {
      const s = fb / fa;
      let p = 2 * middle * s;
      let q = 1 - s;
      if (a !== c) {
        const r = fb / fc;
        const u = fa / fc;
        p = s * (2 * middle * u * (u - r) - (b - a) * (r - 1));
        q = (u - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = Math.abs(p);
      const allowed = Math.min(3 * middle * q - Math.abs(tolerance * q), Math.abs(before * q));
      return 2 * p < allowed ? p / q : null;
    }
  }
  return b;
}
