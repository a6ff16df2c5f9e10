import { visible } from "../../study/visible.js";

/** One line on a terminal that says what is going on, replaced by the next. */
export interface Progress {
  show(text: string): void;
  /** Takes the line away, before anything else is written and at the end. */
  clear(): void;
}

/** The little of a stream that progress needs; `process.stderr` is one. */
export interface ProgressStream {
  readonly columns?: number;
  write(text: string): unknown;
}

const FROM = 1000;
const EVERY = 100;
const ERASE = "\r\u001b[K";

/**
 * Shows nothing in the first second; then each text at once, unless it counts on from the one before, which is shown some
 * times a second. `now`: milliseconds since the start.
 */
export function progressOn(stream: ProgressStream, now: () => number): Progress {
  let shown = false;
  let next = FROM;
  let stage = "";
  return {
    show(text) {
      const time = now();
      const own = text.replace(/\d+/gu, "");
      if (time < FROM || (own === stage && time < next)) return;
      next = time + EVERY;
      stage = own;
      shown = true;
      stream.write(`${ERASE}${[...visible(text)].slice(0, (stream.columns || 80) - 1).join("")}`);
    },
    clear() {
      if (shown) stream.write(ERASE);
      shown = false;
    },
  };
}

export const NO_PROGRESS: Progress = { show: () => {}, clear: () => {} };
