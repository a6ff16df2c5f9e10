import { readFileSync } from "node:fs";
import { internals } from "./stats-internals.js";

const { chiSquare, fisherF, normal, studentT } = internals;

function tails() {
  const [head, ...lines] = readFileSync(new URL("../test/reference/tails.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return { head, rows: lines.map((line) => line.split("\t")) };
}

export function tailsVersion() {
  return tails().head.match(/R ([\d.]+\d)/u)?.[1];
}

export function tailsTable() {
  /** @type {Record<string, [string, (x: number, a: number, b: number) => number]>} */
  const ours = {
    pnorm: ["normal", (x) => normal.survival(x)],
    pt: ["Student's t, 1 to 1,000 df", (x, df) => studentT.survival(x, df)],
    pchisq: ["chi-square, 1 to 1,000 df", (x, df) => chiSquare.survival(x, df)],
    pf: ["F, 1 to 7 and 2 to 400 df", (x, df1, df2) => fisherF.survival(x, df1, df2)],
  };
  const rows = Object.entries(ours).map(([call, [label, survival]]) => {
    const own = tails().rows.filter(([name]) => name === call);
    const errors = own.map(([, x, parameters, tail]) => {
      const [a, b] = parameters.split(" ").map(Number);
      return Math.abs(survival(Number(x), a, b) / Number(tail) - 1);
    });
    return `| ${label} | ${own.length} | ${Math.min(...own.map(([, , , tail]) => Number(tail))).toExponential(0)} | ${Math.max(...errors).toExponential(1)} |`;
  });
  return ["| distribution | tails | smallest | largest relative error |", "| --- | --: | --: | --: |", ...rows].join(
    "\n",
  );
}
