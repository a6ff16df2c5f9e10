import { parse, type TooltipHandler, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { JsonObject } from "../../json.js";
import { withoutBuiltIns } from "../../render/built-in-names.js";

/**
 * Draws a specification into an element. Expressions are interpreted, never compiled: the page allows no code but its own.
 * To assistive technology the drawing is one image: its numbers are in the tables.
 */
export function drawChart(spec: JsonObject, into: HTMLElement, tooltip: TooltipHandler): View {
  // The page has title and subtitle as text of its own.
  const { title: _, ...untitled } = spec;
  const view = new View(
    parse(compile(withoutBuiltIns(untitled) as unknown as TopLevelSpec).spec, undefined, { ast: true }),
    {
      expr: expressionInterpreter,
      renderer: "svg",
      loader: NOTHING_OUTSIDE,
      tooltip,
    },
  );
  const image = document.createElement("div");
  into.replaceChildren(image);
  view.initialize(image).hover().run();
  image.role = "img";
  image.removeAttribute("aria-roledescription");
  const drawing = image.querySelector("svg");
  drawing?.setAttribute("aria-hidden", "true");
  // What is narrower than the page is drawn at its size; the rest shrinks a little, then scrolls. Panels side by side
  // are laid out in a second pass, and only then is the width known.
  void view.runAsync().then(() => drawing?.style.setProperty("--natural", `${drawing.getAttribute("width")}px`));
  return view;
}

const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`a chart holds its own data; found ${uri}`));
const NOTHING_OUTSIDE = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
