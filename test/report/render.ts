import type { JsonObject } from "../../src/report/json.js";
import { renderSvg } from "../../src/report/render/svg.js";

/** A specification as SVG; any warning of Vega-Lite or Vega is an error here. */
export async function renderedSvg(spec: JsonObject): Promise<string> {
  const messages: string[] = [];
  const svg = await renderSvg(spec, { warn: (message) => messages.push(message) });
  if (messages.length > 0) throw new Error(`warned: ${messages.join("; ")}`);
  return svg;
}
