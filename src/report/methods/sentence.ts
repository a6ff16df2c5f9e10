import type { Reference } from "../../analysis/methods/method.js";
import type { Source } from "../../analysis/methods/sources.js";

/** Where a text cites: numbers into the list of references, from 1. */
export interface Citation {
  readonly cites: readonly number[];
}

/** A sentence: its texts, and where it cites. */
export type Sentence = readonly (string | Citation)[];

/** Cites sources by number, in the order in which they first occur. */
export interface Bibliography {
  /** A reference, or what of it is for one thing (`of`): with null, what is for the whole. */
  readonly cite: (reference: Reference, of?: string | null) => Sentence;
  readonly sources: readonly Source[];
}

export function bibliography(): Bibliography {
  const sources: Source[] = [];
  const number = (source: Source): number => {
    if (!sources.includes(source)) sources.push(source);
    return sources.indexOf(source) + 1;
  };
  const cite = (reference: Reference, of?: string | null): Sentence => {
    const wanted = reference.filter((part) => of === undefined || (part.of ?? null) === of);
    const cites = wanted.map(({ source }) => number(source)).sort((a, b) => a - b);
    return cites.length === 0 ? [] : [" ", { cites }];
  };
  return { cite, sources };
}

/** A sentence from a template; what is put in may be a text or a part of a sentence. */
export function say(texts: TemplateStringsArray, ...values: readonly (string | Sentence)[]): Sentence {
  return texts.flatMap((text, i) => [text, ...(i < values.length ? [values[i]].flat() : [])]);
}

/** `a, b and c`. */
export function joined(parts: readonly Sentence[]): Sentence {
  return parts.flatMap((part, i) => [i === 0 ? "" : i === parts.length - 1 ? " and " : ", ", ...part]);
}
