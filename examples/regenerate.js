/** Makes the example studies and everything the tool makes of them anew. Run after a build: npm run examples */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const study = `${here}synthetic-three-patients`;
const bin = fileURLToPath(new URL("../bin/jdm-cytokines.js", import.meta.url));

execFileSync(process.execPath, [`${here}make-study.js`]);
const report = execFileSync(
  process.execPath,
  [bin, "analyze", `${study}/wide.csv`, "--out", `${study}/results`, "--force", "--quiet"],
  {
    env: { PATH: process.env.PATH },
    encoding: "utf8",
  },
);
writeFileSync(`${study}/report.txt`, report);
