const DELIMITERS = [",", ";", "\t", "|"] as const;
type Delimiter = (typeof DELIMITERS)[number];

const LINES_LOOKED_AT = 20;

/** The delimiter that Excel's own first line `sep=;` declares, with that line, or null. */
export function declaredDelimiter(text: string): { readonly delimiter: string; readonly line: string } | null {
  const match = /^"?sep=([!#-*,/:;<>-@[-`{-~\t])"?[,;\t|]*(?:\r\n|\n|\r)/iu.exec(text);
  return match === null ? null : { delimiter: match[1], line: match[0] };
}

/**
 * The delimiter of a text, from its first lines: of those that stand in the header (the first line with any) outside quotes, the one most lines
 * have as often as the header, then the most frequent, then the order above. A comma where none stands anywhere.
 */
export function recogniseDelimiter(text: string): Delimiter {
  const lines = countsByLine(text);
  // An instrument's title line has none: the header is the first line that has one.
  const header = lines.find((counts) => counts.some((count) => count > 0));
  let best: Delimiter = ",";
  let bestScore = [0, 0];
  for (const [index, delimiter] of DELIMITERS.entries()) {
    const inHeader = header?.[index] ?? 0;
    if (inHeader === 0) continue;
    const score = [lines.filter((counts) => counts[index] === inHeader).length, inHeader];
    if (score[0] > bestScore[0] || (score[0] === bestScore[0] && score[1] > bestScore[1])) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** How often each delimiter stands outside quotes in each of the first lines that hold anything. */
function countsByLine(text: string): number[][] {
  // Of what stands in quotes only that there is something is told.
  const lines = text.replace(/"[^"]*("?)/gu, "$1").split(/[\n\r]/u);
  // The last may be cut off.
  const last = lines.splice(-1);
  const filled = lines.filter(holdsAnything).slice(0, LINES_LOOKED_AT);
  return (filled.length > 0 ? filled : last.filter(holdsAnything)).map((line) =>
    DELIMITERS.map((delimiter) => line.split(delimiter).length - 1),
  );
}

const holdsAnything = (line: string): boolean => /[^\s,;|]/u.test(line);
