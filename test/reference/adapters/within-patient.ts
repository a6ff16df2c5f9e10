import { withinPatientTest } from "../../../src/stats/within/within-patient-test.js";
import { type Adapters, numbers } from "../adapter.js";

export const adapters: Adapters = {
  withinPatientPermutation({ input, options }) {
    const values = String(options.statistic).includes("midranks") ? "ranks" : "raw";
    const subjects = numbers(input.subject);
    const run = (alternative: "two-sided" | "less" | "greater") =>
      withinPatientTest(subjects, numbers(input.x), numbers(input.y), {
        values,
        method: "exact",
        alternative,
      });
    const result = run("two-sided");
    const sizes = [...new Set(subjects)].map((one) => subjects.filter((subject) => subject === one).length);
    return {
      T: result.statistic.value,
      r: result.coefficient,
      nPermutations: sizes.reduce((product, n) => product * factorial(n), 1),
      pLess: run("less").p,
      pGreater: run("greater").p,
      pTwoSided: result.p,
      pTwoSidedDoubled: result.pDoubled,
      minP: result.floor,
    };
  },
};

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
