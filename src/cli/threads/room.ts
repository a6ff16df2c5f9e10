import { totalmem } from "node:os";
import type { Study } from "../../study/study.js";

/** What a thread holds beside its copy of the study: a program of its own, and what it works on. */
const OWN_BYTES = 1e8;
/** Of one cell: its value, its mark, its line. */
const CELL_BYTES = 8 + 1 + 4;

/** How many threads have room in half of the memory there is, in a container of what it may use. */
export function roomFor({ samples, variables }: Pick<Study, "samples" | "variables">, memory = memoryHere()): number {
  return Math.floor(memory / 2 / (OWN_BYTES + CELL_BYTES * samples.length * variables.length));
}

function memoryHere(): number {
  // 0 or nothing where it is not known, and more than there is where nothing is constrained.
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
