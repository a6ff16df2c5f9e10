import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * What a script beside this file says of the inputs, which it reads as lines of tab-separated fields.
 *
 * @param {string} command
 * @param {string[]} args the last one names the script
 * @param {readonly import("./inputs.js").Input[]} inputs
 * @returns {{ results: Map<string, Record<string, number>>, versions: Record<string, string> }}
 */
export function askPeer(command, args, inputs) {
  const script = fileURLToPath(new URL(args[args.length - 1], import.meta.url));
  const input = inputs.map(({ id, kind, columns }) => [id, kind, ...columns.map((own) => own.join(" "))].join("\t"));
  const { status, stdout, stderr, error } = spawnSync(command, [...args.slice(0, -1), script], {
    input: `${input.join("\n")}\n`,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${script} failed: ${error?.message ?? stderr}`);
  /** @type {Map<string, Record<string, number>>} */
  const results = new Map();
  /** @type {Record<string, string>} */
  const versions = {};
  for (const line of stdout.trim().split("\n")) {
    const [id, name, value] = line.split("\t");
    if (id === "versions") versions[name] = value;
    else results.set(id, { ...results.get(id), [name]: Number(value) });
  }
  return { results, versions };
}
