export { type SpearmanOptions, type SpearmanResult, spearmanTest } from "./association/spearman.js";
export { type Adjustment, adjustPValues } from "./multiplicity/adjust.js";
export { midranks } from "./numeric/midranks.js";
export { normal } from "./numeric/normal.js";
export { studentT } from "./numeric/student-t.js";
export {
  type PairedPermutationOptions,
  type PairedPermutationResult,
  pairedPermutationTest,
} from "./paired/fisher-pitman.js";
export { type HodgesLehmann, hodgesLehmann } from "./paired/hodges-lehmann.js";
export { minimumAttainableP } from "./paired/minimum-attainable-p.js";
export { type SignTestResult, signTest } from "./paired/sign-test.js";
export { type SignedRankOptions, type SignedRankResult, signedRankTest, type ZeroRule } from "./paired/signed-rank.js";
export type { Alternative, Interval, NullKind, TestResult } from "./result.js";
