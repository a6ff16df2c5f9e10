import type { Reference } from "./method.js";

/** An adjustment for multiplicity that `--adjust` can choose. */
export interface AdjustmentMethod {
  readonly id: string;
  readonly label: string;
  readonly controls: string;
  readonly use: string;
  readonly reference: Reference;
}

export const ADJUSTMENT_METHODS = [
  {
    id: "bh",
    label: "Benjamini–Hochberg",
    controls: "the expected share of false findings, under independence or positive dependence",
    use: "the default: a list to follow up",
    reference: { text: "Benjamini & Hochberg 1995", doi: "10.1111/j.2517-6161.1995.tb02031.x" },
  },
  {
    id: "holm",
    label: "Holm",
    controls: "the probability of any false finding, under any dependence",
    use: "a claim about each variable named",
    reference: { text: "Holm 1979", doi: null },
  },
  {
    id: "by",
    label: "Benjamini–Yekutieli",
    controls: "the expected share of false findings, under any dependence",
    use: "as bh, where negative dependence cannot be ruled out; much stricter",
    reference: { text: "Benjamini & Yekutieli 2001", doi: "10.1214/aos/1013699998" },
  },
  {
    id: "bonferroni",
    label: "Bonferroni",
    controls: "the probability of any false finding, under any dependence",
    use: "for comparison with papers; Holm is never weaker",
    reference: { text: "Dunn 1961", doi: "10.1080/01621459.1961.10482090" },
  },
  {
    id: "westfall-young",
    label: "Westfall–Young",
    controls:
      "the probability of any false finding, by re-randomising whole patients jointly over all variables, which keeps their dependence",
    use: "many correlated analytes; step-down maxT, since at tiny n all p share one floor and minP could not tell them apart",
    reference: { text: "Westfall & Young 1993; Ge, Dudoit & Speed 2003", doi: "10.1007/BF02595811" },
  },
] as const satisfies readonly AdjustmentMethod[];

export type AdjustmentId = (typeof ADJUSTMENT_METHODS)[number]["id"];
