import type { Method } from "./method.js";
import { SOURCES } from "./sources.js";

const ORDERS = "inside every patient all orders of the windows are equally likely";
const COMPLETE_ONLY = "patients without a value in every window are left out";

/** The tests of the table `trends`, which there is with three or more windows. */
export const TREND_METHODS = [
  {
    id: "friedman",
    label: "Friedman test",
    exported: "friedmanTest",
    null: ORDERS,
    statistic: "χ² of the windows' rank sums",
    ties: "share midranks, and the null is that of the tied ranks",
    zeros: COMPLETE_ONLY,
    floor: "k!^(1−b) untied, of b patients and k windows: .028 at 3 patients and 3 windows",
    exact: "for small blocks, ties included; else chi-square",
    use: "any difference between windows, in patients who have them all",
    reference: [{ source: SOURCES.friedman }],
  },
  {
    id: "page",
    label: "Page trend test",
    exported: "pageTrendTest",
    null: ORDERS,
    statistic: "L = Σ j · (rank sum of window j)",
    ties: "share midranks, and the null is that of the tied ranks",
    zeros: COMPLETE_ONLY,
    floor: "2·k!^−b untied: .0093 at 3 patients and 3 windows",
    exact: "while feasible, ties included; else normal",
    use: "a steady rise or fall over the windows: the most powerful of these at n = 3 to 10 if the course is one-way",
    reference: [{ source: SOURCES.page }],
  },
  {
    id: "quade",
    label: "Quade test",
    exported: "quadeTest",
    null: ORDERS,
    statistic: "F of ranks weighted by the rank of each patient's range",
    ties: "share midranks",
    zeros: COMPLETE_ONLY,
    floor: "none",
    exact: "never: F with k − 1 and (b − 1)(k − 1) df",
    use: "as Friedman with few windows, where ranges of patients can be compared; needs more than a handful of patients",
    reference: [{ source: SOURCES.quade }],
  },
  {
    id: "skillings-mack",
    label: "Skillings–Mack test",
    exported: "skillingsMackTest",
    null: "inside every patient all orders of the windows present are equally likely",
    statistic: "SM, Friedman's for incomplete blocks",
    ties: "share midranks",
    zeros: "patients with fewer than two windows are left out",
    floor: "none",
    exact: "never: chi-square with k − 1 df",
    use: "any difference between windows, where some patients lack some",
    reference: [{ source: SOURCES.skillingsMack }],
  },
] as const satisfies readonly Method[];

export type TrendTestId = (typeof TREND_METHODS)[number]["id"];
