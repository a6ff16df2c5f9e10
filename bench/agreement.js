/** Whether the tool and its peers did the same job: how far their results lie apart. */
import { readFileSync } from "node:fs";

/** @typedef {Map<string, Record<string, string>>} Table */

/** Rows of a plain CSV by variable (and score), units cut off the names. @param {string} path @returns {Table} */
export function tableOf(path) {
  const [header, ...rows] = readFileSync(path, "utf8").trim().split("\n");
  const columns = header.split(",").map((name) => name.replaceAll('"', ""));
  return new Map(
    rows.map((line) => {
      const cells = line.split(",").map((cell) => cell.replaceAll('"', ""));
      const row = Object.fromEntries(columns.map((name, i) => [name, cells[i]]));
      return [`${row.variable.replace(/ \(.*\)$/u, "")} ${row.score ?? ""}`, row];
    }),
  );
}

/**
 * Over rows of both tables without non-detects (which the tool never takes for a change where the limit leaves one open):
 * the number of rows, of those with another n, and the largest difference in a column.
 * @param {Table} own @param {Table} peers @param {[string, string]} columns of the one and of the other
 */
export function apart(own, peers, [ownColumn, peerColumn]) {
  let rows = 0;
  let otherN = 0;
  let largest = 0;
  for (const [key, row] of own) {
    const peer = peers.get(key);
    const below = Number(row.n_below ?? Number(row.n_below_before) + Number(row.n_below_after));
    if (peer === undefined || below > 0) continue;
    rows++;
    if (Number(row.n ?? row.n_samples) !== Number(peer.n)) otherN++;
    const [a, b] = [Number(row[ownColumn]), Number(peer[peerColumn])];
    largest = Math.max(largest, Math.abs(a - b) / Math.max(1, Math.abs(a)));
  }
  return { rows, otherN, largest };
}
