/**
 * P(Σ d² ≤ s) by the Edgeworth series of algorithm AS 89 (Best & Roberts 1975, doi:10.2307/2347111), as R's
 * `cor.test(method = "spearman")` uses it from n = 10; R clamps it to [0, 1], and it can reach 0.
 *
 * @param {number} s even
 * @param {number} n
 * @param {{ survival: (z: number) => number }} normal
 */
export function as89(s, n, normal) {
  const b = 1 / n;
  // The series gives the upper tail of Σ d², whose law is symmetric about (n³ − n)/6.
  const mirrored = (n * n * n - n) / 3 - s;
  const x = ((6 * (mirrored - 1) * b) / (n * n - 1) - 1) * Math.sqrt(1 / b - 1);
  const y = x * x;
  const series =
    x *
    b *
    (0.2274 +
      b * (0.2531 + 0.1745 * b) +
      y *
        (-0.0758 +
          b * (0.1033 + 0.3932 * b) -
          y * b * (0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 0.000464 * y)))));
  return Math.min(1, Math.max(0, series / Math.exp(y / 2) + normal.survival(x)));
}
