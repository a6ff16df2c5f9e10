import type { AlignedStudy } from "../../analysis/aligned-study.js";
import { type Parts, type VariableRows, variableRows } from "../../analysis/variable-rows.js";
import type { Pause } from "../output/interruption.js";
import { roomFor } from "./room.js";
import type { Threads } from "./threads.js";

/** A thread begins with code that nothing has warmed up, which takes this much work to pay. */
const WORTH_MS = 1000;

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
  const start = performance.now();
  let most = threads.isAsked ? threads.most : Math.min(threads.most, roomFor(aligned.study));
  for (let done = 0; done < variables; done++) {
    const count = threads.isAsked ? most : Math.min(most, threadsWorth(performance.now() - start, done, variables));
    if (count > 1) {
      const { inThreads } = await import("./in-threads.js");
      const task = { study: aligned.study, plan: aligned.plan, parts };
      try {
        return found.concat(await inThreads(task, done, variables, count, progress));
      } catch (error) {
        if (threads.isAsked) throw error;
        // Not allowed, or no memory: nobody asked for them. What is wrong with the analysis shows in this thread too.
        most = 1;
      }
    }
    progress(done);
    await pause();
    found.push(variableRows(aligned, done, parts));
  }
  return found;
}

/** How many threads what is left after `spent` milliseconds is worth. */
function threadsWorth(spent: number, done: number, variables: number): number {
  return spent < WORTH_MS ? 1 : Math.floor(((spent / done) * (variables - done)) / WORTH_MS);
}
