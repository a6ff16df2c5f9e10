import type { Method } from "./method.js";
import { SOURCES } from "./sources.js";

/** A pooled correlation that `--correlation` can choose. */
export interface CorrelationMethod extends Method {
  /** What `rho_pooled` holds. */
  readonly coefficient: string;
}

const PAIRINGS = "every pairing of the y with the x is equally likely";
const CONSTANT = "no meaning here; a constant column has no p";

export const CORRELATION_METHODS = [
  {
    id: "spearman",
    label: "Spearman's rank correlation",
    exported: "spearmanTest",
    coefficient: "Spearman's rho",
    null: PAIRINGS,
    statistic: "T = Σ (Rx − R̄)(Ry − R̄) on midranks; rho",
    ties: "share midranks, and the null is that of the tied ranks",
    zeros: CONSTANT,
    floor: "2/n! untied: .33 at 3, .083 at 4, .017 at 5",
    exact:
      "up to n = 16, further with ties; then moment-matched, or Monte Carlo where ties leave so few sums that a curve would miss p",
    use: "the default; it treats the visits of one patient as independent, so read it beside the test inside patients",
    reference: [{ source: SOURCES.spearman }, { of: "interval", source: SOURCES.bonettWright }],
  },
  {
    id: "kendall",
    label: "Kendall's tau-b",
    exported: "kendallTest",
    coefficient: "Kendall's tau-b",
    null: PAIRINGS,
    statistic: "S, concordant minus discordant pairs",
    ties: "count neither way, and the null is that of the tied ranks",
    zeros: CONSTANT,
    floor: "2/n! untied",
    exact: "up to n = 170 while at most one column is tied, with ties in both to about n = 16; else normal",
    use: "as Spearman, with a coefficient that is a difference of two probabilities",
    reference: [{ source: SOURCES.kendall }],
  },
  {
    id: "partial-spearman",
    label: "partial Spearman correlation given the day",
    exported: "partialSpearmanTest",
    coefficient: "Spearman's rho given the day from transplant",
    null: "the correlation of what linear regression on the midranks of the day leaves of the midranks is 0",
    statistic: "r√(df/(1 − r²)), df = n − 3",
    ties: "share midranks",
    zeros: "no meaning here; no p where the day explains a column",
    floor: "none",
    exact: "never: Student's t, poor below some ten degrees of freedom",
    use: "to see what a shared monotone course over time explains; not below n = 13",
    reference: [{ source: SOURCES.kendallPartial }, { source: SOURCES.kim }],
  },
] as const satisfies readonly CorrelationMethod[];

export type CorrelationId = (typeof CORRELATION_METHODS)[number]["id"];
