import { Chalk, type ChalkInstance } from "chalk";

export interface ColourSources {
  /** `--color` or `--no-color`, where one was given. */
  readonly flag: boolean | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/** Whether a stream gets colour: the flag, then NO_COLOR, FORCE_COLOR, TERM=dumb, and last whether it is a terminal. */
export function wantsColour({ flag, environment, isTerminal }: ColourSources): boolean {
  if (flag !== undefined) return flag;
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== "") return false;
  const force = environment.FORCE_COLOR;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (environment.TERM === "dumb") return false;
  return isTerminal;
}

/** Sixteen colours are enough, and every terminal has them. */
export function chalkFor(sources: ColourSources): ChalkInstance {
  return new Chalk({ level: wantsColour(sources) ? 1 : 0 });
}
