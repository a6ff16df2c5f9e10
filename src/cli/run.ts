import { ExitCode, Stop } from "./exit-code.js";
import { chalkFor } from "./output/colour.js";
import { linesOf } from "./output/diagnostics.js";
import { endAsSignalled } from "./output/interruption.js";
import { exitCodeOf, isTerminal, standardError } from "./output/streams.js";
import { runProgram } from "./program.js";

/** Does what the arguments ask for and leaves the exit code with the process. */
export async function run(argv: readonly string[]): Promise<void> {
  const exitCode = exitCodeOf(await outcome(argv));
  process.exitCode = exitCode;
  endAsSignalled(exitCode);
}

async function outcome(argv: readonly string[]): Promise<ExitCode> {
  try {
    return await runProgram(argv);
  } catch (error) {
    return failure(error, argv);
  }
}

/** What the user can mend is one line and a hint; anything else is a bug, and says where to report it. */
function failure(error: unknown, argv: readonly string[]): ExitCode {
  const colour = chalkFor({
    flag: colourFlag(argv),
    environment: process.env,
    isTerminal: isTerminal(2),
  });
  const say = (line: string) => standardError().write(`${line}\n`);
  if (error instanceof Stop) {
    for (const fault of error.faults) {
      const problem = { severity: "error", ...fault } as const;
      for (const line of wantsJson(argv) ? [JSON.stringify(problem)] : linesOf(problem, colour)) say(line);
    }
    return error.exitCode;
  }
  say(`${colour.red("error:")} this is a bug in jdm-cytokines ${__VERSION__}; nothing it printed can be relied on`);
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  say(
    `  ${colour.dim("hint:")} please report it, with the command line and a file that shows it, where you got this package from`,
  );
  return ExitCode.bug;
}

function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (arg, i) => arg === "--json" || arg === "--format=json" || (arg === "json" && argv[i - 1] === "--format"),
  );
}

function colourFlag(argv: readonly string[]): boolean | undefined {
  if (argv.includes("--no-color")) return false;
  return argv.includes("--color") ? true : undefined;
}
