import betainc from "@stdlib/math-base-special-betainc";
import gammainc from "@stdlib/math-base-special-gammainc";

/** P(B ≤ x) for B ~ Beta(a, b). */
export const betaCdf = (x: number, a: number, b: number): number =>
  x <= 0 ? 0 : x >= 1 ? 1 : betainc(x, a, b, true, false);

/** ln P(B ≤ x) for B ~ Beta(a, b), also where it underflows. */
export function logBetaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  const plain = betaCdf(x, a, b);
  if (plain > 1e-290) return Math.log(plain);
  // I_x(a, b) = x^a (1 − x)^b / (a B(a, b)) · Σ (a + b)_k / (a + 1)_k x^k; far in the lower tail the sum converges fast.
  let term = 1;
  let sum = 1;
  for (let k = 0; k < 1e5 && term > sum * 1e-17; k++) {
    term *= ((a + b + k) / (a + 1 + k)) * x;
    sum += term;
  }
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - logBeta + Math.log(sum);
}

/** P(G ≥ x) for G ~ Gamma(shape, 1). */
export const gammaSurvival = (x: number, shape: number): number => (x <= 0 ? 1 : gammainc(x, shape, true, true));

/** P(G ≤ x) for G ~ Gamma(shape, 1). */
export const gammaCdf = (x: number, shape: number): number => (x <= 0 ? 0 : gammainc(x, shape, true, false));

/** ln Γ(x) for x > 0, by Stirling's series after shifting x above 10; relative error about 1e−15. */
export function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 10) {
    shift += Math.log(y);
    y++;
  }
  const r = 1 / (y * y);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360)))))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.9189385332046727 + series - shift;
}

/** ln n! */
export const logFactorial = (n: number): number => (n < 2 ? 0 : logGamma(n + 1));
