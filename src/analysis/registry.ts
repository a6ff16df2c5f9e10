import { ADJUSTMENT_METHODS } from "./methods/adjustments.js";
import { CORRELATION_METHODS } from "./methods/correlations.js";
import { FURTHER_METHODS } from "./methods/further.js";
import { PAIRED_METHODS } from "./methods/paired.js";
import { TREND_METHODS } from "./methods/trends.js";

export { referenceText } from "./methods/method.js";
export { SOURCES } from "./methods/sources.js";

/**
 * The one registry of what can be chosen, and what is always computed (`further`): flags, `--help`, README, methods lines and docs/methods.md come from it. It is
 * data, so that help and settings load no statistics; the functions stand beside it (`paired-test`, `pooled-correlation`,
 * `adjust`, `trends`) in records that TypeScript requires to have an entry for each id.
 */
export const REGISTRY = {
  test: PAIRED_METHODS,
  adjust: ADJUSTMENT_METHODS,
  correlation: CORRELATION_METHODS,
  trends: TREND_METHODS,
  further: FURTHER_METHODS,
} as const;

type Kind = keyof typeof REGISTRY;
type Entry<K extends Kind> = (typeof REGISTRY)[K][number];

/** The entry of an id. @throws RangeError where there is none. */
export function entryOf<K extends Kind>(kind: K, id: string): Entry<K> {
  const entries: readonly Entry<K>[] = REGISTRY[kind];
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new RangeError(`no ${kind} named ${JSON.stringify(id)}`);
  return entry;
}

/** The ids of a kind, in the order of the registry; the first is the default. */
export function idsOf<K extends Kind>(kind: K): [Entry<K>["id"], ...Entry<K>["id"][]] {
  const [first, ...rest] = REGISTRY[kind].map(({ id }) => id);
  return [first, ...rest];
}
