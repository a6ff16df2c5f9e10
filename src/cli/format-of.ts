import { nearestName } from "../study/nearest-name.js";
import type { Call } from "./command.js";
import { ExitCode, Stop } from "./exit-code.js";

/** The format asked for, one of the command's; `byDefault` where none was. `elsewhere` says who has the others. */
export function formatOf<Format extends string>(
  { options, json }: Call,
  formats: readonly Format[],
  byDefault: NoInfer<Format>,
  elsewhere?: string,
): Format {
  const wanted = json ? "json" : String(options.format ?? byDefault);
  const format = formats.find((name) => name === wanted);
  if (format !== undefined) return format;
  const near = nearestName(wanted, formats);
  throw new Stop(
    ExitCode.usage,
    `--format: "${wanted}" is none of ${formats.join(", ")}`,
    near === null ? elsewhere : `did you mean ${near}?`,
  );
}
