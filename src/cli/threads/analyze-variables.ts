import type { AlignedStudy } from "../../analysis/aligned-study.js";
import { type Parts, type VariableRows, variableRows } from "../../analysis/variable-rows.js";
import type { Study } from "../../study/study.js";
import type { Pause } from "../output/interruption.js";
import { roomFor } from "./room.js";
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
  let allowed = threads;
  for (let done = 0; done < variables; done++) {
    const count = threadsWorth(process.uptime() - start, done, aligned.study, allowed);
    if (count > 1) {
      const { inThreads } = await import("./in-threads.js");
      const task = { study: aligned.study, plan: aligned.plan, parts };
      try {
        return found.concat(await inThreads(task, done, variables, count, progress));
      } catch (error) {
        if (threads.isAsked) throw error;
        // Not allowed, or no memory: nobody asked for them. What is wrong with the analysis shows in this thread too.
        allowed = { most: 1, isAsked: true };
      }
    }
    progress(done);
    await pause();
    found.push(variableRows(aligned, done, parts));
  }
  return found;
}

/** How many threads what is left after `spent` seconds is worth, and memory has room for. */
function threadsWorth(spent: number, done: number, study: Study, { most, isAsked }: Threads): number {
  if (isAsked || most === 1) return most;
  if (spent < WORTH) return 1;
  const worth = Math.floor(((spent / done) * (study.variables.length - done)) / WORTH);
  return worth > 1 ? Math.min(most, worth, roomFor(study)) : 1;
}
