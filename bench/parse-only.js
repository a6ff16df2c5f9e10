/** Parses a CSV file with csv-parse and does nothing else, for scale. node bench/parse-only.js FILE */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

process.stdout.write(`${parse(readFileSync(process.argv[2])).length}\n`);
