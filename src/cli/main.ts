import { ExitCode } from "./exit-code.js";
import { loadProgram } from "./load-program.js";
import { standardError, standardOutput } from "./output/streams.js";

/** The oldest Node that has what the program calls; package.json names it too. */
const OLDEST = { major: 20, minor: 19 };

const argv = process.argv.slice(2);
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
  const { node } = process.versions;
  standardError().write(`error: Node ${OLDEST.major}.${OLDEST.minor} or newer is required; found ${node}\n`);
  process.exitCode = ExitCode.usage;
} else if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  // A build system asks often, and what it takes to run an analysis is not loaded for it.
  standardOutput().write(`${__VERSION__}\n`);
} else {
  void loadProgram(argv).run(argv);
}
