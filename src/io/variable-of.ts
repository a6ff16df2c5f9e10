import { scoreNamed } from "../study/score-catalogue.js";
import type { Variable } from "../study/variable.js";

/** An analyte; NPX and other log2 units are compared as differences, everything else as ratios. */
export function analyteOf(name: string, unit: string | null): Variable {
  const scale = unit !== null && /\bnpx\b|log2/iu.test(unit) ? "already-log2" : "log2";
  return { id: name, role: "analyte", unit, scale, worse: null, range: null };
}

/** A score: the catalogue's, under any of its spellings, else one of that name without a known range. */
export function scoreOf(name: string, unit: string | null): Variable {
  const known = scoreNamed(name);
  return {
    id: known?.id ?? name,
    role: "score",
    unit: unit ?? known?.unit ?? null,
    scale: "linear",
    worse: known?.worse ?? null,
    range: known?.range ?? null,
  };
}
