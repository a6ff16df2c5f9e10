import { fstatSync } from "node:fs";
import { ExitCode } from "../exit-code.js";
import { whyNot } from "./why-not.js";

let failed = false;
const minded = new Set<NodeJS.WriteStream>();

/**
 * Standard output, on which a reader that leaves early (`| head`) is no error, and no longer taking anything for another
 * reason is exit code 5. Node sets a stream up when it is first asked for, which takes as long as reading a small study:
 * it should be asked for when there is something to write.
 */
export function standardOutput(): NodeJS.WriteStream {
  return withListener(process.stdout, (error) => {
    process.stdout.destroy();
    if (error.code === "EPIPE") return;
    failed = true;
    process.exitCode = ExitCode.output;
    standardError().write(`error: cannot write to standard output: ${whyNot(error)}\n`);
  });
}

/** Standard error; where nobody takes what is said there, it is not said. */
export function standardError(): NodeJS.WriteStream {
  return withListener(process.stderr, () => process.stderr.destroy());
}

function withListener(stream: NodeJS.WriteStream, hear: (error: NodeJS.ErrnoException) => void): NodeJS.WriteStream {
  if (!minded.has(stream)) stream.on("error", hear);
  minded.add(stream);
  return stream;
}

/** Whether standard output (1) or standard error (2) is a terminal: a file or a pipe is known as none without its stream. */
export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    // Not to be looked at, as some consoles are not: the stream will know.
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;
}

/** How wide the terminal is behind standard output (1) or standard error (2), or what COLUMNS asks for, as for a pager. */
export function columnsOf(descriptor: 1 | 2): number | undefined {
  const terminal = isTerminal(descriptor) ? (descriptor === 1 ? process.stdout : process.stderr).columns : 0;
  return [terminal, Number.parseInt(process.env.COLUMNS ?? "", 10)].find((columns) => columns > 0);
}

/** The exit code of a run that ended with `code`: what could not be written outweighs it. */
export function exitCodeOf(code: ExitCode): ExitCode {
  return failed ? ExitCode.output : code;
}
