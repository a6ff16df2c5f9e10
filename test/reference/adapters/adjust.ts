import { adjustPValues } from "../../../src/stats/multiplicity/adjust.js";
import type { Adapters } from "../adapter.js";

const METHODS = { holm: "holm", BH: "bh", BY: "by", bonferroni: "bonferroni" } as const;

export const adapters: Adapters = {
  pAdjust: ({ input, options }) => ({
    adjusted: adjustPValues(
      (input.p as (number | null)[]).map((p) => (p === null ? null : Number(p))),
      METHODS[options.method as keyof typeof METHODS],
    ),
  }),
};
