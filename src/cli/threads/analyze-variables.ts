import type { AlignedStudy } from "../../analysis/aligned-study.js";
import { type Parts, type VariableRows, variableRows } from "../../analysis/variable-rows.js";
import type { Pause } from "../output/interruption.js";
import type { Threads } from "./threads.js";

/** A thread begins with code that nothing has warmed up, which takes so many seconds of work to pay. */
const WORTH = 1;

interface Following {
  readonly pause: Pause;
  /** Called with the number of variables done, before each that this thread analyses, and whenever others are done. */
  progress(done: number): void;
}

/** The rows of every variable, in order. How many threads have a part in it changes no number. */
export async function analyzeVariables(
  aligned: AlignedStudy,
  parts: Parts,
  threads: Threads,
  { pause, progress }: Following,
): Promise<VariableRows[]> {
  const variables = aligned.study.variables.length;
  const found: VariableRows[] = [];
  const start = process.uptime();
  for (let done = 0; done < variables; done++) {
    const count = threadsWorth(process.uptime() - start, done, variables, threads);
    if (count > 1) {
      const { inThreads } = await import("./in-threads.js");
      const task = { study: aligned.study, plan: aligned.plan, parts };
      return found.concat(await inThreads(task, done, variables, count, progress));
    }
    progress(done);
    await pause();
    found.push(variableRows(aligned, done, parts));
  }
  return found;
}

/** How many threads what is left after `spent` seconds is worth. */
function threadsWorth(spent: number, done: number, variables: number, { most, isAsked }: Threads): number {
  if (isAsked) return most;
  if (spent < WORTH) return 1;
  return Math.min(most, Math.floor(((spent / done) * (variables - done)) / WORTH));
}
