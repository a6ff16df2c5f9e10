/** A function of a text that remembers its answers: ids and dates repeat in every record of a visit, units in a header. */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let lastText: string | null = null;
  let lastAnswer: T;
  return (text) => {
    if (text === lastText) return lastAnswer;
    const remembered = known.get(text);
    const value = remembered !== undefined ? remembered : answer(text);
    if (remembered === undefined) known.set(text, value);
    lastText = text;
    lastAnswer = value;
    return value;
  };
}
