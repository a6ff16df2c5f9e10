import type { Plan } from "./plan.js";
import { entryOf, REGISTRY } from "./registry.js";

/** Why choices of a plan that are fine one by one cannot go together; null where they can. */
export function planProblem({ adjust, test, alternative, zeros }: Plan): string | null {
  if (adjust !== "westfall-young") return null;
  if (entryOf("test", test).westfallYoung === null) {
    const able = REGISTRY.test.filter(({ westfallYoung }) => westfallYoung !== null).map(({ id }) => id);
    return `--adjust westfall-young needs --test ${able.join(", ")}; found ${test}`;
  }
  if (alternative !== "two-sided") return `--adjust westfall-young needs --alternative two-sided; found ${alternative}`;
  if (test === "signed-rank" && zeros !== "pratt")
    return `--adjust westfall-young needs --zeros pratt with the signed-rank test; found ${zeros}`;
  return null;
}
