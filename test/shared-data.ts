import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Path of a file in `../shared/data` beside the repository, or null where it is absent: tests that need it then skip
 * aloud. With REQUIRE_REFERENCE=1 its absence is an error.
 */
export function sharedData(path: string): string | null {
  const found = fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url));
  if (existsSync(found)) return found;
  if (process.env.REQUIRE_REFERENCE === "1") throw new Error(`required reference data are missing: ${found}`);
  return null;
}
