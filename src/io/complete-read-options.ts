import { chosenOf, requireKnown } from "../study/known-name.js";
import { DEFAULT_READ_OPTIONS } from "./default-read-options.js";
import { ENCODINGS } from "./encoding.js";
import { DATE_FORMATS, DECIMALS, LAYOUTS, NAMED_ROLES, type ReadOptions, THOUSANDS } from "./read-result.js";

/** These options, the rest being the defaults. @throws RangeError that says what was required, and what was found. */
export function completeReadOptions(choices: Partial<ReadOptions>): ReadOptions {
  const options = { ...DEFAULT_READ_OPTIONS, ...chosenOf("option of reading", choices, DEFAULT_READ_OPTIONS) };
  for (const key of ["analytes", "scores", "ignore", "missing", "where"] as const)
    if (!Array.isArray(options[key]))
      throw new RangeError(`${key}: a list is required; found ${JSON.stringify(options[key])}`);
  for (const role of Object.keys(options.roles)) requireKnown("roles", role, NAMED_ROLES);
  requireKnown("layout", options.layout, LAYOUTS);
  requireKnown("encoding", options.encoding, ENCODINGS);
  requireKnown("decimal", options.decimal, DECIMALS);
  if (options.thousands !== null) requireKnown("thousands", options.thousands, THOUSANDS);
  requireKnown("dateFormat", options.dateFormat, DATE_FORMATS);
  return options;
}
