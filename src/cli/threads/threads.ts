import { availableParallelism } from "node:os";
import { ExitCode, Stop } from "../exit-code.js";

/** How many threads may analyse variables side by side. */
export interface Threads {
  readonly most: number;
  /** Asked for by the user: then they start at once, and not only where the work has turned out long. */
  readonly isAsked: boolean;
}

/** Each holds the study and a program of its own: some 100 MB. */
const UNASKED = 8;
const MOST = 256;

export const THREADS = {
  flags: "--threads <n>",
  help: `threads that analyse variables side by side; by default, where it takes seconds, one a processor, up to ${UNASKED}; the numbers are the same`,
} as const;

/** From what the flag was given. */
export function threadsOf(given: unknown): Threads {
  if (given === undefined) return { most: Math.min(availableParallelism(), UNASKED), isAsked: false };
  const most = Number(given);
  if (Number.isInteger(most) && most >= 1 && most <= MOST) return { most, isAsked: true };
  throw new Stop(ExitCode.usage, `--threads: "${given}" is not a whole number from 1 to ${MOST}`);
}
