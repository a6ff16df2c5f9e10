/** A case's input and options, as the reference file spells them. */
export interface Case {
  readonly id: string;
  readonly function: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly tol: number;
}

/**
 * Runs this project's function on a case and names its results as the reference file does. Every key of `expected` that
 * names a result must be there; keys beyond those are ignored.
 */
export type Adapter = (given: Pick<Case, "input" | "options">) => Readonly<Record<string, unknown>>;

/** What each file in `adapters/` exports as `adapters`: functions by their name in the reference file. */
export type Adapters = Readonly<Record<string, Adapter>>;

export const numbers = (value: unknown): number[] => {
  if (!Array.isArray(value)) throw new TypeError(`an array of numbers is required; found ${JSON.stringify(value)}`);
  return value.map(Number);
};

/**
 * The paired differences of a case, x − y. Its columns are decimals, so each difference is rounded to nine places, as
 * the tie rule of the analysis does: 0.825 − 0.775 and 0.5 − 0.45 are one value.
 */
export function differencesOf(input: Case["input"]): number[] {
  if (input.d !== undefined) return numbers(input.d);
  const y = numbers(input.y);
  return numbers(input.x).map((x, i) => Number((x - y[i]).toFixed(9)));
}
