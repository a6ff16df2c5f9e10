import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder.js";

/** What the build makes for pages: a script that draws, sorts and filters, a style sheet, and whose work is in them. */
export interface PageAssets {
  /** Its bytes, most of the page, which go into it as they are. */
  readonly script: Uint8Array;
  readonly style: string;
  readonly licences: string;
}

/** Read from beside the bundles. */
export function pageAssets(): PageAssets {
  const folder = join(packageFolder(), "dist", "page");
  const [script, style, licences] = ["page.js", "page.css", "LICENSES.txt"].map((name) =>
    readFileSync(join(folder, name)),
  );
  return { script, style: style.toString(), licences: licences.toString() };
}

/** Nothing but this very script and style may run or load: no other code, no request, no form. */
export function securityPolicy({ script, style }: PageAssets): string {
  return `default-src 'none'; script-src '${digest(script)}'; style-src '${digest(style)}'; base-uri 'none'; form-action 'none'`;
}

function digest(code: string | Uint8Array): string {
  return `sha256-${createHash("sha256").update(code).digest("base64")}`;
}
