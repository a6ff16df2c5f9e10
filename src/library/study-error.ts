import { type Diagnostic, placeText } from "../study/diagnostic.js";

/** Thrown where files do not make a study. Everything found wrong is in `diagnostics`; the message is the first of them. */
export class StudyError extends Error {
  override readonly name = "StudyError";
  /** Errors first, then warnings, then notes; each in the order of files, lines and columns. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], omitted: number) {
    super(messageOf(diagnostics, omitted));
    this.diagnostics = diagnostics;
  }
}

function messageOf(diagnostics: readonly Diagnostic[], omitted: number): string {
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === "error");
  if (first === undefined) return "the files hold no study";
  const { place, message, hint } = first;
  const more = others.length + omitted;
  return [
    `${place === undefined ? "" : `${placeText(place)}: `}${message}`,
    ...(hint === undefined ? [] : [`(${hint})`]),
    ...(more === 0 ? [] : [`and ${more} more`]),
  ].join(" ");
}
