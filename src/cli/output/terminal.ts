import type { Writable } from "node:stream";
import type { ChalkInstance } from "chalk";
import { chalkFor } from "./colour.js";
import { NO_PROGRESS, progressOn } from "./progress.js";
import { columnsOf, isTerminal, standardError, standardOutput } from "./streams.js";

/** The process's streams as commands see them: results go to `out`, everything else to `note`. */
export interface Terminal {
  readonly width: number;
  readonly isTerminal: boolean;
  /** Whether progress is shown to anybody. */
  readonly isWatched: boolean;
  readonly colour: ChalkInstance;
  readonly noteColour: ChalkInstance;
  /** Writes results to stdout; ends quietly when nobody reads them. */
  out(chunks: Iterable<string>): Promise<void>;
  /** Writes one line to stderr. */
  note(line: string): void;
  /** Says on stderr what is going on, if somebody watches for long enough. */
  progress(text: string): void;
  /** Counts warnings, shown or not. */
  warned(count: number): void;
  warnings(): number;
  /** Takes back what nobody needs when the work is done. */
  close(): void;
}

/** Narrower than this, tables are cut off rather than squeezed further. */
const NARROWEST = 40;
const PIPE_WIDTH = 100;
const FLUSH = 1 << 16;

export function processTerminal(flag: boolean | undefined, quiet: boolean): Terminal {
  const { env } = process;
  const isShown = isTerminal(1);
  const noteIsShown = isTerminal(2);
  const isWatched = noteIsShown && !quiet && env.TERM !== "dumb";
  const { show, clear } = isWatched ? progressOn(standardError(), () => performance.now()) : NO_PROGRESS;
  let warnings = 0;
  const colourOf = (isTTY: boolean) => chalkFor({ flag, environment: env, isTerminal: isTTY });
  return {
    width: Math.max(NARROWEST, columnsOf(1) ?? PIPE_WIDTH),
    isTerminal: isShown,
    isWatched,
    colour: colourOf(isShown),
    noteColour: colourOf(noteIsShown),
    out(chunks) {
      clear();
      return writeAll(standardOutput(), chunks);
    },
    note(line) {
      clear();
      standardError().write(`${line}\n`);
    },
    progress: show,
    warned(count) {
      warnings += count;
    },
    warnings: () => warnings,
    close: clear,
  };
}

async function writeAll(stream: Writable, chunks: Iterable<string>): Promise<void> {
  let pending = "";
  for (const chunk of chunks) {
    pending += chunk;
    if (pending.length < FLUSH) continue;
    if (stream.destroyed) return;
    if (!stream.write(pending)) await drained(stream);
    pending = "";
  }
  if (!stream.destroyed && pending !== "") stream.write(pending);
}

/** Resolves when the stream takes more, or never will: its errors have their own listener. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ["drain", "close", "error"]) stream.once(event, () => resolve());
  });
}
