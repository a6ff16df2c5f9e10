import { escapedPattern } from "../../study/escaped-pattern.js";

/** The line of a TOML text on which a key, or a key of a table, is given; null where it is written in some rarer way. */
export function lineOfKey(text: string, key: string, table: string | null = null): number | null {
  const lines = text.split("\n");
  const head = table === null ? 0 : lines.findIndex((line) => tableHead(table).test(line)) + 1;
  const own = lines.findIndex((line, i) => i >= head && keyLine(key).test(line));
  if (own >= 0) return own + 1;
  if (table !== null) return lineOfKey(text, table);
  const opened = lines.findIndex((line) => tableHead(key).test(line));
  return opened < 0 ? null : opened + 1;
}

function keyLine(key: string): RegExp {
  return new RegExp(`^\\s*(?:${spellings(key)})\\s*[=.]`, "u");
}

function tableHead(key: string): RegExp {
  return new RegExp(`^\\s*\\[\\[?\\s*(?:${spellings(key)})\\s*[\\].]`, "u");
}

/** Bare or quoted. */
function spellings(key: string): string {
  const bare = escapedPattern(key);
  return `${bare}|"${bare}"|'${bare}'`;
}
