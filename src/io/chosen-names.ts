import { foldName, scoreNamed } from "../study/score-catalogue.js";
import type { ReadOptions } from "./read-result.js";

type Choice = { readonly take: "analyte" | "score" } | { readonly ignore: string } | "open";

/** What the options `analytes`, `scores` and `ignore` say about names, and which of their names have been met. */
export interface ChosenNames {
  /**
   * What a column, or a name in an analyte column, is by choice: taken, ignored, or `open` where recognition
   * decides. `spellings` are the texts it goes by: with and without its unit.
   */
  choose(spellings: readonly string[]): Choice;
  /** What to do with something recognised as an analyte or a score: null, or why it is left out all the same. */
  reasonToLeaveOut(role: "analyte" | "score"): string | null;
  /** Every spelling that was asked about: what a mistyped name may have meant. */
  readonly asked: ReadonlySet<string>;
  /** Names given in the options that nothing in the input goes by, with the option they came from. */
  unmet(): readonly { readonly option: "analyte" | "score" | "ignore"; readonly name: string }[];
}

export function chosenNames(options: ReadOptions): ChosenNames {
  const lists = [
    { option: "ignore", names: options.ignore },
    { option: "analyte", names: options.analytes },
    { option: "score", names: options.scores },
  ] as const;
  const asked = new Set<string>();
  const met = lists.map(() => new Set<string>());
  const find = (index: number, spellings: readonly string[]): boolean => {
    const found = lists[index].names.filter((name) => spellings.some((spelling) => isSameName(name, spelling)));
    for (const name of found) met[index].add(name);
    return found.length > 0;
  };
  return {
    asked,
    choose(spellings) {
      for (const spelling of spellings) asked.add(spelling);
      const [ignored, analyte, score] = lists.map((_, index) => find(index, spellings));
      if (ignored) return { ignore: "--ignore" };
      if (score) return { take: "score" };
      return analyte ? { take: "analyte" } : "open";
    },
    reasonToLeaveOut(role) {
      const { names } = lists[role === "analyte" ? 1 : 2];
      return names.length > 0 ? `not chosen by --${role}` : null;
    },
    unmet: () =>
      lists.flatMap(({ option, names }, index) =>
        names.filter((name) => !met[index].has(name)).map((name) => ({ option, name })),
      ),
  };
}

/** Folded names are the same name, and so are two spellings of one score. */
function isSameName(a: string, b: string): boolean {
  if (foldName(a) === foldName(b)) return true;
  const score = scoreNamed(a);
  return score !== undefined && score === scoreNamed(b);
}
