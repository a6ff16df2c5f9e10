import { placeText } from "../study/diagnostic.js";
import { ExitCode, Stop } from "./exit-code.js";
import { exitCodeOf, mindStreams } from "./output/streams.js";

mindStreams();
process.exitCode = exitCodeOf(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<ExitCode> {
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${__VERSION__}\n`);
    return ExitCode.done;
  }
  try {
    const { runProgram } = await import("./program.js");
    return await runProgram(argv);
  } catch (error) {
    return await failure(error, argv);
  }
}

/** What the user can mend is one line and a hint; anything else is a bug, and says where to report it. */
async function failure(error: unknown, argv: readonly string[]): Promise<ExitCode> {
  const { chalkFor } = await import("./output/colour.js");
  const colour = chalkFor({
    flag: colourFlag(argv),
    environment: process.env,
    isTerminal: process.stderr.isTTY === true,
  });
  const say = (line: string) => process.stderr.write(`${line}\n`);
  if (error instanceof Stop) {
    for (const { place, message, hint } of error.faults) {
      if (argv.includes("--json")) say(JSON.stringify({ severity: "error", message, place, hint }));
      else {
        say(`${place === undefined ? "" : `${colour.bold(placeText(place))}: `}${colour.red("error:")} ${message}`);
        if (hint !== undefined) say(`  ${colour.dim("hint:")} ${hint}`);
      }
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

function colourFlag(argv: readonly string[]): boolean | undefined {
  if (argv.includes("--no-color")) return false;
  return argv.includes("--color") ? true : undefined;
}
