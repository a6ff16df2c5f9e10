/** Parses a CSV file and does nothing else: what any program on Node and csv-parse takes at least. node bench/parse-only.js FILE */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

process.stdout.write(`${parse(readFileSync(process.argv[2])).length}\n`);
