import type { Reference } from "./method.js";
import { SOURCES } from "./sources.js";

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
    reference: [{ source: SOURCES.benjaminiHochberg }],
  },
  {
    id: "holm",
    label: "Holm",
    controls: "the probability of any false finding, under any dependence",
    use: "a claim about each variable named",
    reference: [{ source: SOURCES.holm }],
  },
  {
    id: "by",
    label: "Benjamini–Yekutieli",
    controls: "the expected share of false findings, under any dependence",
    use: "as bh, where negative dependence cannot be ruled out; much stricter",
    reference: [{ source: SOURCES.benjaminiYekutieli }],
  },
  {
    id: "bonferroni",
    label: "Bonferroni",
    controls: "the probability of any false finding, under any dependence",
    use: "for comparison with papers; Holm is never weaker",
    reference: [{ source: SOURCES.dunn }],
  },
  {
    id: "westfall-young",
    label: "Westfall–Young",
    controls:
      "the probability of any false finding, by re-randomising whole patients jointly over all variables, which keeps their dependence",
    use: "many correlated analytes; step-down maxT, since at tiny n all p share one floor and minP could not tell them apart",
    reference: [{ source: SOURCES.westfallYoung }, { source: SOURCES.ge }],
  },
] as const satisfies readonly AdjustmentMethod[];

export type AdjustmentId = (typeof ADJUSTMENT_METHODS)[number]["id"];
