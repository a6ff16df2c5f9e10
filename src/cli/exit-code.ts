import type { Place } from "../study/diagnostic.js";

/** What the process says with its exit code. */
export const ExitCode = {
  done: 0,
  findings: 1,
  usage: 2,
  input: 3,
  impossible: 4,
  output: 5,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** What the user can mend, and how, and where. */
export interface Fault {
  readonly message: string;
  readonly hint?: string;
  readonly place?: Place;
}

/** A reason to stop that the user can mend: shown as one line and a hint, never as a stack trace. */
export class Stop extends Error {
  readonly exitCode: ExitCode;
  /** All there is to mend, where it is more than the message. */
  readonly faults: readonly Fault[];

  constructor(exitCode: ExitCode, message: string, hint?: string, faults?: readonly Fault[]) {
    super(message);
    this.exitCode = exitCode;
    this.faults = faults ?? [{ message, ...(hint === undefined ? {} : { hint }) }];
  }
}

/** Stops with several things to mend at once. */
export function stopWith(exitCode: ExitCode, faults: readonly Fault[]): Stop {
  const { message = "", hint } = faults[0] ?? {};
  return new Stop(exitCode, message, hint, faults);
}
