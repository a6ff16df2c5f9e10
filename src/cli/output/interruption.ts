import { setImmediate as nextTurn } from "node:timers/promises";
import { ExitCode, Stop } from "../exit-code.js";
import type { Terminal } from "./terminal.js";

/**
 * Lets a signal be heard between two steps of work; throws once there was one. What waited for something else, the disk,
 * pauses before it goes on: right after that, one turn is too early to hear a signal that comes with the next step.
 */
export type Pause = () => Promise<void>;

const SIGNALS = { SIGINT: ExitCode.interrupted, SIGTERM: ExitCode.terminated, SIGHUP: ExitCode.terminated } as const;
type Signal = keyof typeof SIGNALS;

/**
 * Does work that leaves something to clear away when it is broken off: while it runs a signal ends it at its next pause,
 * so that its `finally` is reached. Everything else a signal ends at once, as the system does it.
 */
export async function clearingUp<T>(work: (pause: Pause) => Promise<T>): Promise<T> {
  let caught: Signal | null = null;
  const hear = (signal: NodeJS.Signals) => {
    caught ??= signal as Signal;
  };
  const pauseBefore = (message: string): Pause => {
    return async () => {
      await nextTurn();
      if (caught !== null) throw new Stop(SIGNALS[caught], message);
    };
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, hear);
  try {
    const done = await work(pauseBefore("interrupted; nothing was written"));
    await pauseBefore("interrupted when everything was written")();
    return done;
  } finally {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, hear);
  }
}

/**
 * Does work that leaves nothing but its progress line, which a signal takes away before it ends the process: at once where
 * `work` waits for something, and at its next pause where it computes. Unwatched, a signal ends it as the system does.
 */
export async function takingBack<T>({ isWatched, close }: Terminal, work: (pause: Pause) => Promise<T>): Promise<T> {
  if (!isWatched) return work(async () => {});
  const end = (signal: NodeJS.Signals) => {
    close();
    off();
    process.kill(process.pid, signal);
  };
  const off = () => {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, end);
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, end);
  try {
    return await work(() => nextTurn());
  } finally {
    // One that came with the last of the work: what it cut short, an input that ended with its writer, must not pass for whole.
    await nextTurn();
    await nextTurn();
    off();
  }
}

/** Ends the process as the signal would have, once all is cleared away: a shell's loop then stops as well. */
export function endAsSignalled(code: ExitCode): void {
  if (code === ExitCode.interrupted) process.kill(process.pid, "SIGINT");
  if (code === ExitCode.terminated) process.kill(process.pid, "SIGTERM");
}
