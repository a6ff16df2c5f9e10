import type { TopLevelSpec } from "vega-lite";
import type { Json, JsonObject } from "../json.js";
import { withoutBuiltIns } from "./built-in-names.js";
import { textWidth } from "./text-width.js";

export interface SvgOptions {
  /** The width on paper; null, as without it, for pixels. A picture that is wider is drawn smaller. */
  readonly millimetres?: number | null;
  /** Holds the letters it shows, so that it looks alike where the font is not installed. */
  readonly embedFont?: boolean;
  /** Told what Vega-Lite or Vega complains of; a specification of this package should give no reason. */
  readonly warn?: (message: string) => void;
}

/**
 * A Vega-Lite specification as SVG, drawn in this process: no browser, no canvas, no network, and the same bytes
 * everywhere, since text is measured by the bundled font. Its title and description are readable by screen readers.
 *
 * @throws Error where the specification is none, or refers to data outside itself.
 */
export async function renderSvg(
  spec: JsonObject,
  { millimetres = null, embedFont = false, warn = () => {} }: SvgOptions = {},
): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  measureWith(vega);
  const logger = loggerTo(warn);
  const compiled = compile(still(spec) as unknown as TopLevelSpec, { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none", loader: NOTHING_OUTSIDE, logger });
  try {
    // Counters of clip paths and gradients run on through a process.
    vega.resetSVGDefIds();
    const drawn = await view.toSVG();
    const sized = millimetres === null ? drawn : onPaper(drawn, millimetres);
    const style = embedFont ? (await import("./embedded-font.js")).embeddedFont(drawn) : "";
    return described(sized, spec, style);
  } finally {
    view.finalize();
  }
}

/** The specification as a picture needs it: nobody hovers over one or picks from its legend, so that is left out, which is faster. */
function still(value: Json): Json {
  if (typeof value === "string") return withoutBuiltIns(value);
  if (Array.isArray(value)) return value.map(still);
  if (value === null || typeof value !== "object") return value;
  const { condition } = value as JsonObject;
  if (typeof condition === "object" && condition !== null && "param" in condition) return { value: condition.value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      key === "tooltip" || key === "params" ? [] : [[key, still(member)]],
    ),
  );
}

/** Vega measures text by one function for all views; its types do not know it. */
function measureWith(vega: object): void {
  const { textMetrics } = vega as { textMetrics: { width: typeof textWidth } };
  textMetrics.width = textWidth;
}

function loggerTo(warn: (message: string) => void) {
  const tell = (...parts: readonly unknown[]) => {
    warn(parts.map(String).join(" "));
    return logger;
  };
  const silent = () => logger;
  // As setter a level returns the logger, as getter a number: one that lets warnings through.
  const level = ((value?: number) => (value === undefined ? 2 : logger)) as {
    (value: number): typeof logger;
    (): number;
  };
  const logger: Logger = { level, error: tell, warn: tell, info: silent, debug: silent };
  return logger;
}

interface Logger {
  level: { (value: number): Logger; (): number };
  error(...parts: readonly unknown[]): Logger;
  warn(...parts: readonly unknown[]): Logger;
  info(...parts: readonly unknown[]): Logger;
  debug(...parts: readonly unknown[]): Logger;
}

const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`a chart holds its own data; found ${uri}`));
const NOTHING_OUTSIDE = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

/** The size of a root, and of the background behind all. */
const ROOT =
  /^(<svg[^>]*?) width="([\d.]+)" height="([\d.]+)" viewBox="[^"]*"([^>]*>)<rect width="[\d.]+" height="[\d.]+"/u;

/** A picture of that width on paper, at 96 pixels an inch; one that is wider is made smaller as a whole. */
function onPaper(svg: string, millimetres: number): string {
  return svg.replace(ROOT, (_, before: string, width: string, height: string, after: string) => {
    const across = rounded(Math.max(Number(width), (millimetres * 96) / 25.4));
    const down = Number(height);
    return `${before} width="${millimetres}mm" height="${rounded((millimetres * down) / across)}mm" viewBox="0 0 ${across} ${down}"${after}<rect width="${across}" height="${down}"`;
  });
}

function rounded(x: number): number {
  return Number(x.toFixed(3));
}

/** Vega writes neither role nor title nor description on the picture as a whole. */
function described(svg: string, spec: JsonObject, style: string): string {
  const { title, description } = spec;
  const given = typeof title === "object" && title !== null && "text" in title ? title.text : title;
  const text = Array.isArray(given) ? given.join(" ") : given;
  const parts = [
    ["title", text],
    ["desc", description],
  ].flatMap(([tag, value]) => (typeof value === "string" ? [`<${tag}>${escaped(value)}</${tag}>`] : []));
  return svg.replace(/^(<svg[^>]*?)>/u, `$1 role="img">${(parts.join("") + style).replaceAll("$", "$$$$")}`);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
