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

/** Where e^−x nears the smallest double, the library's upper tail loses its digits. */
const DEEP = 650;
/** From a shape of some 760 on, the library is wrong by up to a half around the mean. */
const LARGE = 500;

/** P(G ≥ x) for G ~ Gamma(shape, 1). */
export function gammaSurvival(x: number, shape: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (shape >= LARGE) return x >= shape ? upperGamma(x, shape) : 1 - lowerGamma(x, shape);
  return x > DEEP && x > 2 * shape ? upperGamma(x, shape) : gammainc(x, shape, true, true);
}

/** P(G ≤ x) for G ~ Gamma(shape, 1). */
export function gammaCdf(x: number, shape: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (shape >= LARGE) return x >= shape ? 1 - upperGamma(x, shape) : lowerGamma(x, shape);
  return gammainc(x, shape, true, false);
}

/** x^a e^−x/Γ(a) times Legendre's continued fraction 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)), by Lentz's method; x ≥ a. */
function upperGamma(x: number, a: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  // At the mean it takes a few times √a steps.
  for (let i = 1; i < 1e6; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return Math.exp(logGammaKernel(x, a)) * fraction;
}

/** x^a e^−x/Γ(a + 1) times 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …; x < a. */
function lowerGamma(x: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return (Math.exp(logGammaKernel(x, a)) / a) * sum;
}

/** ln(x^a e^−x/Γ(a)); for large a by way of Γ(a) ≈ √(2π/a)(a/e)^a, so that no large logarithms cancel. */
function logGammaKernel(x: number, a: number): number {
  if (a < 10) return a * Math.log(x) - x - logGamma(a);
  const over = (x - a) / a;
  return a * (Math.log1p(over) - over) + 0.5 * Math.log(a / (2 * Math.PI)) - stirlingSeries(a);
}

/** ln Γ(x) for x > 0, by Stirling's series after shifting x above 10; relative error about 1e−15. */
export function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 10) {
    shift += Math.log(y);
    y++;
  }
  return (y - 0.5) * Math.log(y) - y + 0.9189385332046727 + stirlingSeries(y) - shift;
}

/** ln Γ(y) − (y − ½) ln y + y − ½ ln 2π for y ≥ 10. */
function stirlingSeries(y: number): number {
  const r = 1 / (y * y);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360)))))) / y;
}

/** ln n! */
export function logFactorial(n: number): number {
  if (n < 2) return 0;
  if (n >= factorials.length) return logGamma(n + 1);
  // Tie classes ask for the same ones again and again.
  if (factorials[n] === 0) factorials[n] = logGamma(n + 1);
  return factorials[n];
}

const factorials = new Float64Array(1024);
