export { type KendallOptions, type KendallResult, kendallTest } from "./association/kendall-test.js";
export { type PartialSpearmanResult, partialSpearmanTest } from "./association/partial-spearman-test.js";
export { type SpearmanOptions, type SpearmanResult, spearmanTest } from "./association/spearman.js";
export { type TheilSenOptions, type TheilSenResult, theilSen } from "./association/theil-sen.js";
export { type FriedmanOptions, type FriedmanResult, friedmanTest } from "./blocks/friedman-test.js";
export { type PageOptions, type PageResult, pageTrendTest } from "./blocks/page-trend-test.js";
export { type QuadeResult, quadeTest } from "./blocks/quade-test.js";
export { type SkillingsMackResult, skillingsMackTest } from "./blocks/skillings-mack-test.js";
export { type AkritasTheilSenResult, akritasTheilSen } from "./censored/akritas-theil-sen.js";
export {
  type PairedPrenticeWilcoxonOptions,
  type PairedPrenticeWilcoxonResult,
  pairedPrenticeWilcoxonTest,
} from "./censored/paired-prentice-wilcoxon-test.js";
export type { CensoredValue } from "./censored/prentice-scores.js";
export { type SignedRankBounds, signedRankBounds } from "./censored/signed-rank-bounds.js";
export { type Adjustment, adjustPValues } from "./multiplicity/adjust.js";
export { type WestfallYoungOptions, type WestfallYoungResult, westfallYoung } from "./multiplicity/westfall-young.js";
export {
  type WestfallYoungPhaseOptions,
  type WestfallYoungPhaseResult,
  westfallYoungPhase,
} from "./multiplicity/westfall-young-phase.js";
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
export {
  type DetectableEffectOptions,
  minimumDetectableEffect,
  type PairedTPowerOptions,
  pairedTPower,
} from "./paired/paired-t-power.js";
export { type PairedTOptions, type PairedTResult, pairedTTest } from "./paired/paired-t-test.js";
export { type SignTestResult, signTest } from "./paired/sign-test.js";
export { type SignedRankOptions, type SignedRankResult, signedRankTest, type ZeroRule } from "./paired/signed-rank.js";
export { type TostOptions, type TostResult, tostPaired } from "./paired/tost-paired.js";
export { type BootstrapOptions, type BootstrapResult, bootstrapInterval } from "./resampling/bootstrap-interval.js";
export {
  type ClusterBootstrapOptions,
  type ClusterBootstrapResult,
  clusterBootstrap,
} from "./resampling/cluster-bootstrap.js";
export type { Alternative, Interval, NullKind, TestResult } from "./result.js";
export { type DriftOptions, driftTest } from "./within/drift-test.js";
export type { PatientPhase } from "./within/patient-phase.js";
export { type PhaseOptions, type PhaseResult, phaseTest } from "./within/phase-test.js";
export { type RmcorrResult, rmcorr } from "./within/rmcorr.js";
export type { Label } from "./within/rows-by-label.js";
export {
  type WithinPatientOptions,
  type WithinPatientResult,
  withinPatientTest,
} from "./within/within-patient-test.js";
