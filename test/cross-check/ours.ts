import type { Alternative } from "../../src/stats/index.js";
import * as stats from "../../src/stats/index.js";
import type { Input } from "./inputs.js";

/** What our functions give under a peer's name for it; undefined where we deliberately give something else. */
export type Ours = (name: string) => number | null | undefined;

const SIDES: Readonly<Record<string, Alternative>> = {
  two: "two-sided",
  "two-sided": "two-sided",
  less: "less",
  greater: "greater",
};

/** Splits "wilcox.exact.less" into its name and the side, which is two-sided where none is named. */
function sided(name: string): [string, Alternative] {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return last in SIDES ? [name.slice(0, name.lastIndexOf(".")), SIDES[last]] : [name, "two-sided"];
}

/** The function to ask about each kind of input. */
export const OURS: Readonly<Record<Input["kind"], (input: Input) => Ours>> = {
  paired: ({ columns: [d] }) => paired(d),
  association: ({ columns: [x, y, z] }) => association(x, y, z),
  blocks: ({ columns }) => blocks(columns),
  phases: ({ id, columns: [before, after] }) => phases(before, after, MIRROR_LEFT_OUT.has(id)),
  adjust: ({ columns: [p] }) => adjust(p),
};

/**
 * Here exactRankTests leaves out the point that mirrors the observed rank sum at its expectation, and its two-sided p is
 * too small by that point's mass. coin counts it, as we do.
 */
const MIRROR_LEFT_OUT: ReadonlySet<string> = new Set(["phases-34", "phases-54", "phases-302", "phases-304"]);

function paired(d: number[]): Ours {
  const signedRank = (alternative: Alternative, options: stats.SignedRankOptions) =>
    stats.signedRankTest(d, { alternative, ...options }).p;
  const t = stats.pairedTTest(d);
  // R gives the range of the data, with a warning, where 95 % is out of reach: n ≤ 5. We give (−∞, ∞).
  const end = (side: "low" | "high") => (d.length <= 5 ? undefined : stats.hodgesLehmann(d).interval[side]);
  return (name) => {
    const [call, alternative] = sided(name);
    switch (call) {
      case "t.test":
      case "scipy.ttest":
        return alternative === "two-sided" ? t.p : stats.pairedTTest(d, { alternative }).p;
      case "t.low":
        return t.interval?.low;
      case "t.high":
        return t.interval?.high;
      case "binom.test":
      case "scipy.binomtest":
      case "coin.sign":
        return stats.signTest(d, { alternative }).p;
      case "wilcox.exact":
      case "coin.wilcoxon":
      case "wilcox.test.exact":
      case "scipy.wilcoxon.exact":
        return signedRank(alternative, { zeros: "wilcoxon", method: "exact" });
      case "coin.pratt":
        return signedRank(alternative, { zeros: "pratt", method: "exact" });
      case "coin.pratt.asymptotic":
      case "scipy.wilcoxon.pratt":
        return signedRank(alternative, { zeros: "pratt", method: "asymptotic", continuity: false });
      case "wilcox.test.corrected":
        return signedRank(alternative, { zeros: "wilcoxon", method: "asymptotic" });
      case "wilcox.test.plain":
      case "scipy.wilcoxon.wilcox":
        return signedRank(alternative, { zeros: "wilcoxon", method: "asymptotic", continuity: false });
      case "perm.test":
        return stats.pairedPermutationTest(d, { alternative, method: "exact" }).p;
      case "hodgesLehmann":
        return stats.hodgesLehmann(d).estimate;
      case "hl.low":
        return end("low");
      case "hl.high":
        return end("high");
    }
    throw new Error(`no counterpart of ${name}`);
  };
}

function association(x: number[], y: number[], z: number[]): Ours {
  const spearman = (alternative: Alternative, method: "exact" | "t") =>
    stats.spearmanTest(x, y, { alternative, method });
  const kendall = (alternative: Alternative, method: "exact" | "asymptotic") =>
    stats.kendallTest(x, y, { alternative, method });
  const line = stats.theilSen(x, y, { method: "asymptotic" });
  // SciPy's variance counts ties of y, which no slope but 0 keeps tied, and out of reach it gives the outermost slope.
  const tied = new Set(x).size < x.length || new Set(y).size < y.length;
  const end = (side: "low" | "high") => (tied || x.length <= 4 ? undefined : line.interval?.[side]);
  return (name) => {
    const [call, alternative] = sided(name);
    switch (call) {
      case "rho":
      case "scipy.rho":
        return stats.spearmanTest(x, y, { method: "t" }).rho;
      case "spearman.t":
      case "scipy.spearman.t":
        return spearman(alternative, "t").p;
      case "spearman.exact":
        return alternative === "two-sided" ? spearman(alternative, "exact").pDoubled : spearman(alternative, "exact").p;
      case "tau":
        return kendall("two-sided", "asymptotic").tau;
      case "kendall.asymptotic":
      case "scipy.kendall.asymptotic":
        return kendall(alternative, "asymptotic").p;
      case "kendall.exact":
      case "scipy.kendall.exact":
        return kendall(alternative, "exact").p;
      case "partial.r":
        return stats.partialSpearmanTest(x, y, [z]).r;
      case "partial.p":
        return stats.partialSpearmanTest(x, y, [z]).p;
      case "scipy.slope":
        return line.slope;
      case "scipy.intercept":
        return line.intercept;
      case "scipy.low":
        return end("low");
      case "scipy.high":
        return end("high");
    }
    throw new Error(`no counterpart of ${name}`);
  };
}

function blocks(table: number[][]): Ours {
  const friedman = () => stats.friedmanTest(table, { method: "chi-square" });
  return (name) => {
    switch (name) {
      case "friedman":
      case "scipy.friedman":
        return friedman().statistic.value;
      case "friedman.p":
      case "scipy.friedman.p":
      case "coin.friedman.p":
        return friedman().p;
      case "quade":
        return stats.quadeTest(table).statistic.value;
      case "quade.p":
        return stats.quadeTest(table).p;
      case "coin.page.p":
        return stats.pageTrendTest(table, { method: "asymptotic" }).p;
      case "scipy.page":
        return stats.pageTrendTest(table, { method: "asymptotic" }).statistic.value;
      case "scipy.page.exact":
        return stats.pageTrendTest(table, { method: "exact", alternative: "greater" }).p;
    }
    throw new Error(`no counterpart of ${name}`);
  };
}

function phases(before: number[], after: number[], mirrorLeftOut: boolean): Ours {
  const values = [...before, ...after];
  const phase = values.map((_, i) => i >= before.length);
  const patient = values.map(() => 1);
  const test = (alternative: Alternative, confidence: number | null = null) =>
    stats.phaseTest(patient, phase, values, { alternative, method: "exact", confidence });
  return (name) => {
    const [call, alternative] = sided(name);
    switch (call) {
      case "wilcox.exact":
        return mirrorLeftOut && alternative === "two-sided" ? undefined : test(alternative).p;
      case "coin.wilcox":
      case "wilcox.test.exact":
      case "scipy.mannwhitneyu":
        return test(alternative).p;
      case "U":
        return test("two-sided").u;
      case "estimate":
        return test("two-sided").estimate;
      case "low":
        return test("two-sided", 0.95).interval?.low;
      case "high":
        return test("two-sided", 0.95).interval?.high;
    }
    throw new Error(`no counterpart of ${name}`);
  };
}

function adjust(p: number[]): Ours {
  return (name) => {
    const [method, index] = name.split(".");
    return stats.adjustPValues(p, method as stats.Adjustment)[Number(index) - 1];
  };
}
