import type { Reference } from "../../analysis/methods/method.js";
import type { Source } from "../../analysis/methods/sources.js";

/** Where a text cites; what it cites is numbered when the text is whole. */
interface Citation {
  readonly sources: readonly Source[];
}

/** A sentence: its texts, and where it cites. */
export type Sentence = readonly (string | Citation)[];

/** Cites a reference, or what of it is for one thing (`of`): with null, what is for the whole. */
export function cite(reference: Reference, of?: string | null): Sentence {
  const wanted = reference.filter((part) => of === undefined || (part.of ?? null) === of);
  return wanted.length === 0 ? [] : [" ", { sources: wanted.map(({ source }) => source) }];
}

/** A sentence from a template; what is put in may be a text or a part of a sentence. */
export function say(texts: TemplateStringsArray, ...values: readonly (string | Sentence)[]): Sentence {
  return texts.flatMap((text, i) => [text, ...(i < values.length ? [values[i]].flat() : [])]);
}

/** `a, b and c`. */
export function joined(parts: readonly Sentence[]): Sentence {
  return parts.flatMap((part, i) => [i === 0 ? "" : i === parts.length - 1 ? " and " : ", ", ...part]);
}
