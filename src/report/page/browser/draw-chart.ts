import { parse, type TooltipHandler, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { JsonObject } from "../../json.js";

/** Draws a specification into an element. Expressions are interpreted, never compiled: the page allows no code but its own. */
export function drawChart(spec: JsonObject, container: HTMLElement, tooltip: TooltipHandler): View {
  // The page has title and subtitle as text of its own.
  const { title: _, ...untitled } = spec;
  const compiled = compile(untitled as unknown as TopLevelSpec).spec;
  const view = new View(parse(compiled, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "svg",
    container,
    loader: NOTHING_OUTSIDE,
    tooltip,
  });
  container.replaceChildren();
  view.initialize(container).hover().run();
  const drawing = container.querySelector("svg");
  // What is narrower than the page is drawn at its size; the rest shrinks a little, then scrolls.
  drawing?.style.setProperty("--natural", `${drawing.getAttribute("width")}px`);
  return view;
}

const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`a chart holds its own data; found ${uri}`));
const NOTHING_OUTSIDE = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
