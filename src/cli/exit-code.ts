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

/** A reason to stop that the user can mend: shown as one line and a hint, never as a stack trace. */
export class Stop extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  constructor(exitCode: ExitCode, message: string, hint?: string) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
  }
}
