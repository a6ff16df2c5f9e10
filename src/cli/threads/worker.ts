import { parentPort, workerData } from "node:worker_threads";
import { alignStudy } from "../../analysis/aligned-study.js";
import { variableRows } from "../../analysis/variable-rows.js";
import type { Share, Task } from "./task.js";

/** The program of a worker: analyses the variables it is given. */
const { study, plan, parts } = workerData as Task;
const aligned = alignStudy(study, plan);

parentPort?.on("message", ({ from, to }: Share) => {
  const found = [];
  for (let variable = from; variable < to; variable++) found.push(variableRows(aligned, variable, parts));
  parentPort?.postMessage(found);
});
