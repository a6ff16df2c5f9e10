import { ExitCode } from "../exit-code.js";
import { whyNot } from "./why-not.js";

/** A reader that leaves early (`| head`) is no error; a stream that takes no more for another reason is exit code 5. */
export function mindStreams(): void {
  process.stderr.on("error", () => process.stderr.destroy());
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.stdout.destroy();
    if (error.code === "EPIPE") return;
    failed = true;
    process.exitCode = ExitCode.output;
    process.stderr.write(`error: cannot write to standard output: ${whyNot(error)}\n`);
  });
}

let failed = false;

/** The exit code of a run that ended with `code`: what could not be written outweighs it. */
export function exitCodeOf(code: ExitCode): ExitCode {
  return failed ? ExitCode.output : code;
}
