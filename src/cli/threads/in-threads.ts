import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { VariableRows } from "../../analysis/variable-rows.js";
import type { Share, Task } from "./task.js";

/** The build puts it beside the program. */
const PROGRAM = fileURLToPath(new URL("worker.cjs", import.meta.url));

/** Variables at most that are handed out at once: that nobody waits long for the last, and progress is seen. */
const LARGEST_SHARE = 32;

/** The rows of the variables `from` … `to` − 1, in order, each thread taking the next as soon as it has done its last. */
export async function inThreads(
  task: Task,
  from: number,
  to: number,
  threads: number,
  progress: (done: number) => void,
): Promise<VariableRows[]> {
  const shares = sharesOf(from, to, threads);
  const found: VariableRows[][] = [];
  let done = from;
  let next = 0;
  const workers = Array.from(
    { length: Math.min(threads, shares.length) },
    () => new Worker(PROGRAM, { workerData: task }),
  );
  const work = async (worker: Worker) => {
    while (next < shares.length) {
      const own = next++;
      worker.postMessage(shares[own]);
      // Rejects with what a worker throws.
      const [rows] = (await once(worker, "message")) as [VariableRows[]];
      found[own] = rows;
      done += rows.length;
      if (done < to) progress(done);
    }
  };
  progress(done);
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return found.flat();
}

/** Smaller towards the end, so that the threads end together. */
function sharesOf(from: number, to: number, threads: number): Share[] {
  const shares: Share[] = [];
  for (let start = from; start < to; ) {
    const end = start + Math.min(LARGEST_SHARE, Math.ceil((to - start) / (2 * threads)));
    shares.push({ from: start, to: end });
    start = end;
  }
  return shares;
}
