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
  const lines: number[][] = [];
  let counts = DELIMITERS.map(() => 0);
  let quoted = false;
  let blank = true;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === "\n" || character === "\r")) {
      if (!blank) lines.push(counts);
      if (lines.length === LINES_LOOKED_AT) return lines;
      counts = DELIMITERS.map(() => 0);
      blank = true;
      continue;
    }
    if (quoted) continue;
    const index = (DELIMITERS as readonly string[]).indexOf(character);
    if (index >= 0) counts[index]++;
    else if (character.trim() !== "") blank = false;
  }
  if (!blank && lines.length === 0) lines.push(counts);
  return lines;
}
