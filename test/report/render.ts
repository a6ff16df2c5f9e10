import { Error as ERROR, logger as makeLogger, parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { JsonObject } from "../../src/report/json.js";

/** Compiles a specification; any warning of Vega-Lite is an error here. */
export function compiled(spec: JsonObject) {
  const messages: string[] = [];
  const note = (...parts: readonly unknown[]) => {
    messages.push(parts.join(" "));
    return logger;
  };
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
  const vega = compile(spec as unknown as TopLevelSpec, { logger: logger as never }).spec;
  if (messages.length > 0) throw new Error(`Vega-Lite warns: ${messages.join("; ")}`);
  return vega;
}

/** A specification as SVG. */
export async function renderedSvg(spec: JsonObject): Promise<string> {
  const view = new View(parse(compiled(spec)), { renderer: "none", logger: makeLogger(ERROR) });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
