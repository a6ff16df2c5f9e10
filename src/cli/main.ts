import { loadProgram } from "./load-program.js";
import { mindStreams } from "./output/streams.js";

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  // A build system asks often, and what it takes to run an analysis is not loaded for it.
  mindStreams();
  process.stdout.write(`${__VERSION__}\n`);
} else {
  void loadProgram().run(argv);
}
