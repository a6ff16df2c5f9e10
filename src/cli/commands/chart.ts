import { CHART_KINDS } from "../../report/charts/kinds.js";
import { type Call, type Command, DATA, DRAWING_SETTINGS } from "../command.js";
import { didYouMean } from "../did-you-mean.js";
import { ExitCode, Stop } from "../exit-code.js";
import { settingsOf } from "../settings/settings-of-call.js";

export const chartCommand: Command = {
  name: "chart",
  summary: "one chart: a Vega-Lite spec, or a picture with -o figure.svg or .png",
  description:
    "Draws one chart. On standard output it is a Vega-Lite specification; with -o the file's ending decides: .svg and .png are pictures, anything else is the specification.",
  arguments: [
    ["<kind>", `${CHART_KINDS.slice(0, -1).join(", ")} or ${CHART_KINDS[CHART_KINDS.length - 1]}`, CHART_KINDS],
    DATA,
  ],
  settings: DRAWING_SETTINGS,
  flags: [{ flags: "-o, --output <file>", help: "write to this file; .svg and .png are pictures" }],
  isThreaded: true,
  examples: [
    ["jdm-cytokines chart trajectories study.csv -o trajectories.svg", "a panel a variable, a line a patient"],
    [
      "jdm-cytokines chart forest study.csv --analyte CXCL10 --analyte IL-6 > forest.vl.json",
      "a specification to work on",
    ],
    [
      "jdm-cytokines chart paired study.csv --width 85 --theme print -o paired.png --png-scale 6",
      "for a journal's column",
    ],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [name, ...data] = call.args;
  const { settings } = await settingsOf(call, data);
  if (settings.by !== null)
    throw new Stop(
      ExitCode.usage,
      "a chart shows one group",
      `choose it: --where ${settings.by}=VALUE; analyze --by --out DIR draws them all`,
    );
  const { drawn, pictureFormat, specText } = await import("../output/picture.js");
  const format = pictureFormat(call.options.output);
  const { CHARTS } = await import("../../report/charts/registry.js");
  const chart = CHARTS.find(({ kind }) => kind === name);
  if (chart === undefined)
    throw new Stop(
      ExitCode.usage,
      `there is no chart "${name}"`,
      didYouMean(
        name,
        CHARTS.map(({ kind }) => kind),
      ),
    );
  const { inputsOf } = await import("../inputs.js");
  const { compute } = await import("../compute.js");
  const { results } = await compute(call, inputsOf(data), settings, "samples", {
    ...chart.needs,
    patients: chart.needs.compare,
  });
  if (!(chart.canBeDrawn ?? chart.applies)(results[0]))
    throw new Stop(ExitCode.impossible, `these data give the chart "${name}" nothing to show`, chart.description);
  const { emit, emitPlain } = await import("../output/emit.js");
  const text = specText(chart, results[0], settings.pictures, call);
  if (format === null) await emitPlain(call, [text.json]);
  else await emit(call, [await drawn(text.spec, format, settings.pictures, call)]);
  return ExitCode.done;
}
