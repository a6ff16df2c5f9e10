const ESCAPED = /^'(?=[=+\-@\t\r])/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the class is "not ASCII"
const NOT_ASCII = /[^\x00-\x7f]/u;

/**
 * A text cell (an id, a name, a unit): without surrounding white space, in Unicode's composed form, and without the `'`
 * that a safe CSV puts before `=`, `+`, `-`, `@`, tab and CR.
 */
export function textCell(raw: string): string {
  const text = raw.trim().replace(ESCAPED, "");
  return NOT_ASCII.test(text) ? text.normalize("NFC") : text;
}
