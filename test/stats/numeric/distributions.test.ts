import { describe, expect, it } from "vitest";
import { gammaCdf, gammaSurvival, logBetaCdf, logGamma } from "../../../src/stats/numeric/beta-gamma.js";
import { chiSquare } from "../../../src/stats/numeric/chi-square.js";
import { fisherF } from "../../../src/stats/numeric/fisher-f.js";
import { millsGap, normal } from "../../../src/stats/numeric/normal.js";
import { studentT } from "../../../src/stats/numeric/student-t.js";
import { relativeError } from "../relative-error.js";

// All expected numbers: R 4.2.2, sprintf("%.17g", …) of the call named beside them.

describe("normal", () => {
  it.each([
    [0.5, 0.30853753872598694],
    [3, 0.0013498980316300946],
    [8, 6.220960574271785e-16],
    [20, 2.7536241186062337e-89],
    [37, 5.725571222524577e-300],
  ])("keeps the digits of the tail beyond %d: pnorm(z, lower.tail = FALSE)", (z, tail) => {
    expect(relativeError(normal.survival(z), tail)).toBeLessThan(1e-12);
    expect(relativeError(normal.cdf(-z), tail)).toBeLessThan(1e-12);
    expect(relativeError(normal.logSurvival(z), Math.log(tail))).toBeLessThan(1e-12);
  });

  it.each([
    [40, -804.6084420137538],
    [100, -5005.5242086942053],
    [1000, -500007.82669481216],
  ])("gives the logarithm of a tail that underflows: pnorm(%d, lower.tail = FALSE, log.p = TRUE)", (z, log) => {
    expect(relativeError(normal.logSurvival(z), log)).toBeLessThan(1e-14);
  });

  it.each([
    [1e-10, -6.3613409024040557],
    [0.025, -1.9599639845400538],
    [0.5, 0],
  ])("inverts its cdf: qnorm(%d)", (p, z) => {
    expect(Math.abs(normal.quantile(p) - z)).toBeLessThan(1e-14);
  });

  it("joins the two forms of the Mills ratio's gap without a step", () => {
    expect(relativeError(millsGap(10), millsGap(10 - 1e-9))).toBeLessThan(1e-8);
  });
});

describe("studentT", () => {
  it.each([
    [0.5, 1, 0.35241638234956679],
    [2, 3, 0.069662984279421566],
    [4, 7.5, 0.0022530551750925892],
    [10, 5, 8.5473787871481787e-5],
    [1e6, 2, 4.9999999999925005e-13],
    [50, 1000, 1.3793362061624403e-274],
    [1e30, 10, 1.2304687499999038e-296],
  ])("keeps the digits of the tail beyond %d at %d df: pt(t, df, lower.tail = FALSE)", (t, df, tail) => {
    expect(relativeError(studentT.survival(t, df), tail)).toBeLessThan(1e-12);
    expect(relativeError(studentT.cdf(-t, df), tail)).toBeLessThan(1e-12);
  });

  it.each([
    [0.975, 3, 3.1824463052837078],
    [0.001, 10, -4.1437004940465894],
  ])("inverts its cdf: qt(%d, %d)", (p, df, t) => {
    expect(relativeError(studentT.quantile(p, df), t)).toBeLessThan(1e-12);
  });
});

describe("upper tails", () => {
  it.each([
    [0.01, 1, 0.92034432544594202],
    [3.84, 1, 0.050043521248705224],
    [50, 3, 7.9891792449514704e-11],
    [500, 100, 1.7201210053695373e-54],
    [1300, 2, 5.111951948651156e-283],
  ])("chi-square: pchisq(%d, %d, lower.tail = FALSE)", (x, df, tail) => {
    expect(relativeError(chiSquare.survival(x, df), tail)).toBeLessThan(1e-12);
  });

  it.each([
    [0.1, 5, 5, 0.98775808346893035],
    [4, 2, 10, 0.052922149401344654],
    [1000, 3, 10, 1.0941043955274886e-12],
  ])("F: pf(%d, %d, %d, lower.tail = FALSE)", (f, df1, df2, tail) => {
    expect(relativeError(fisherF.survival(f, df1, df2), tail)).toBeLessThan(1e-12);
  });

  it("are 1 at 0 and 0 at infinity", () => {
    expect([chiSquare.survival(0, 3), chiSquare.survival(Infinity, 3)]).toEqual([1, 0]);
    expect([fisherF.survival(0, 3, 4), fisherF.survival(Infinity, 3, 4)]).toEqual([1, 0]);
  });
});

describe("the gamma distribution of a large shape", () => {
  // R 4.2.2: pgamma(x, shape), pgamma(x, shape, lower.tail = FALSE)
  it.each([
    [747.01778718652963, 1000, 7.8089890427974124e-19, 1],
    [968.37722339831623, 1000, 0.15861399679200125, 0.84138600320799872],
    [1000, 1000, 0.50420524418021551, 0.49579475581978449],
    [1142.3024947075771, 1000, 0.99999195106758998, 8.0489324099647217e-6],
    [39100, 40000, 2.9140669691024538e-6, 0.99999708593303094],
    [40000, 40000, 0.50066490389301166, 0.49933509610698834],
    [40200, 40000, 0.84134575070839612, 0.15865424929160385],
    [41600, 40000, 0.99999999999999867, 1.4237213116916303e-15],
    [99955000, 1e8, 3.3874288798409087e-6, 0.99999661257112016],
    [1e8, 1e8, 0.50001329807601413, 0.49998670192398592],
    [100045000, 1e8, 0.99999659205863978, 3.4079413602175948e-6],
  ])("pgamma(%d, %d)", (x, shape, below, above) => {
    expect(relativeError(gammaCdf(x, shape), below)).toBeLessThan(1e-11);
    expect(relativeError(gammaSurvival(x, shape), above)).toBeLessThan(1e-11);
  });

  it("goes on from smaller ones", () => {
    for (const z of [-3, -0.5, 0, 0.5, 3]) {
      const at = (shape: number) => gammaSurvival(shape + z * Math.sqrt(shape), shape);
      expect(relativeError(at(500), at(499.999999))).toBeLessThan(1e-8);
    }
  });
});

describe("logarithms of gamma and beta", () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.57236494292470008],
    [3.7, 1.4280723266653881],
    [25, 54.784729398112312],
    [1e5, 1051287.7089736569],
  ])("lgamma(%d)", (x, value) => {
    expect(relativeError(logGamma(x), value)).toBeLessThan(1e-14);
  });

  it.each([
    [1e-5, 100, 3, -1142.7456201495354],
    [0.01, 200, 50, -800.7979986020074],
    [0.3, 500, 800, -23.940800795860575],
  ])("pbeta(%d, %d, %d, log.p = TRUE), also where it underflows", (x, a, b, log) => {
    expect(relativeError(logBetaCdf(x, a, b), log)).toBeLessThan(1e-12);
  });
});
