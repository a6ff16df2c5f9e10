import { PLAIN, type Style } from "../../report/style.js";
import type { Call } from "../command.js";

/** How a report sets text off: with colour on a stream that takes it, never in a file. */
export function styleOf({ terminal, options }: Call): Style {
  if (options.output !== undefined) return PLAIN;
  const { colour } = terminal;
  return { bold: (text) => colour.bold(text), dim: (text) => colour.dim(text), warning: (text) => colour.yellow(text) };
}
