import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawGallery } from "../examples/gallery.js";
import { scratchFolder } from "./cli/run-cli.js";

const scratch = scratchFolder();
const committed = "examples/gallery";

test("the gallery is what the tool draws, byte for byte", () => {
  drawGallery(scratch);
  const names = readdirSync(scratch).filter((name) => name.endsWith(".svg"));
  expect(names.sort()).toEqual(readdirSync(committed).sort());
  for (const name of names)
    expect(readFileSync(join(scratch, name)).equals(readFileSync(join(committed, name))), name).toBe(true);
});

test("the README shows pictures that are there, and all of the gallery", () => {
  const readme = readFileSync("README.md", "utf8");
  const shown = Array.from(readme.matchAll(/(?:src="|\]\()(examples\/[^")]*\.svg)/gu), ([, path]) => path);
  expect(shown.length).toBeGreaterThan(8);
  expect(shown.filter((path) => !existsSync(path))).toEqual([]);
  for (const name of readdirSync(committed)) expect(shown).toContain(`${committed}/${name}`);
});
