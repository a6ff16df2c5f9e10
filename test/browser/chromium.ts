import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Where a Chromium lies that is installed here; null where there is none, which REQUIRE_BROWSER=1 does not take. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
  if (found === null && process.env.REQUIRE_BROWSER === "1")
    throw new Error(`a browser is required, and none of ${NAMES.join(", ")} is on the path`);
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a page must not do: complain, break its policy, or ask for anything but itself. */
export interface Noise {
  readonly messages: string[];
  readonly requests: string[];
}

/** A browser for a test file, and pages in it that are listened to. */
export function browserForTests(executablePath: string | null) {
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (executablePath !== null) browser = await chromium.launch({ executablePath });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (
    url: string,
    options: Parameters<Browser["newContext"]>[0] = {},
  ): Promise<{ page: Page; noise: Noise }> => {
    if (browser === null) throw new Error("there is no browser");
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const noise: Noise = { messages: [], requests: [] };
    page.on("console", (message) => noise.messages.push(message.text()));
    page.on("pageerror", (error) => noise.messages.push(error.message));
    page.on("dialog", (dialog) => {
      noise.messages.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => noise.requests.push(request.url()));
    await page.goto(url);
    return { page, noise };
  };
}

/** Waits until every chart that has a specification is drawn. */
export async function allDrawn(page: Page): Promise<void> {
  await page.locator("figure[data-chart]:not([data-drawn])").first().waitFor({ state: "detached" });
}
