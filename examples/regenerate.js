/** Makes the example studies and everything the tool makes of them anew. Run after a build: npm run examples */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

// The pictures lie apart: `results` is what the tool writes without being asked to draw.
const drawn = mkdtempSync(join(tmpdir(), "jdm-cytokines-pictures-"));
execFileSync(process.execPath, [bin, "analyze", `${study}/wide.csv`, "--out", drawn, "--render", "svg", "--quiet"], {
  env: { PATH: process.env.PATH },
  stdio: ["ignore", "ignore", "inherit"],
});
rmSync(`${study}/pictures`, { recursive: true, force: true });
mkdirSync(`${study}/pictures`);
for (const name of readdirSync(join(drawn, "charts")).filter((file) => file.endsWith(".svg")))
  copyFileSync(join(drawn, "charts", name), `${study}/pictures/${name}`);
rmSync(drawn, { recursive: true });
