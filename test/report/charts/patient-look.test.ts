import { describe, expect, test } from "vitest";
import { DEFAULT_LOOK, type Look } from "../../../src/report/charts/look.js";
import { isNamed, patientColour, patientLines, patientShape } from "../../../src/report/charts/patient-look.js";
import { THEME_NAMES, THEMES } from "../../../src/report/charts/theme.js";
import type { JsonObject } from "../../../src/report/json.js";
import { contrast, deuteranopicDifference, luminance, over, rgb } from "./colour.js";

const patients = Array.from({ length: 12 }, (_, i) => `P${i}`);

/** What tells each patient apart: colour, shape and dash. */
function looks(look: Look): { colour: string; shape: string; dash: string }[] {
  const range = (channel: JsonObject) => (channel.scale as { range: unknown[] }).range.map((value) => String(value));
  const { strokeDash } = patientLines(patients, {}, look).encoding as { strokeDash: JsonObject };
  const [colours, shapes, dashes] = [patientColour(patients, look), patientShape(patients, look), strokeDash].map(
    range,
  );
  return patients.map((_, i) => ({ colour: colours[i], shape: shapes[i], dash: dashes[i] }));
}

describe.each(THEME_NAMES)("the theme %s", (name) => {
  const theme = THEMES[name];
  const all = looks({ ...DEFAULT_LOOK, theme });
  const window = over(rgb(theme.windowFill), theme.windowOpacities[0], rgb("white"));
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));

  test("gives no two of twelve patients the same shape and dash, so that no colour is needed", () => {
    expect(isNamed(patients)).toBe(true);
    expect(new Set(all.map(({ shape, dash }) => `${shape} ${dash}`)).size).toBe(patients.length);
  });

  test("gives each of the first three a shape, a dash and a lightness of their own", () => {
    const first = all.slice(0, 3);
    for (const key of ["colour", "shape", "dash"] as const)
      expect(new Set(first.map((look) => look[key])).size, key).toBe(3);
    const light = first.map(({ colour }) => luminance(rgb(colour))).sort((a, b) => a - b);
    expect(Math.min(light[1] - light[0], light[2] - light[1])).toBeGreaterThan(0.01);
  });

  test("has colours that differ under deuteranopia, or other shapes", () => {
    const alike = pairs.filter(
      ([a, b]) => deuteranopicDifference(rgb(a.colour), rgb(b.colour)) < 20 && a.shape === b.shape,
    );
    expect(alike).toEqual([]);
  });

  test("has colours that stand out 3 to 1 from white and from the darkest window", () => {
    for (const colour of [...theme.patients, theme.alike, theme.faintInk])
      for (const behind of [rgb("white"), window])
        expect(contrast(rgb(colour), behind), colour).toBeGreaterThanOrEqual(3);
  });

  test("has shades that black text can be read on", () => {
    for (const shade of [...theme.diverging, ...theme.sequential, theme.noValue, theme.excluded])
      expect(contrast(rgb("black"), rgb(shade)), shade).toBeGreaterThanOrEqual(4.5);
  });
});

test("the theme for print is grey alone", () => {
  for (const colour of JSON.stringify(THEMES.print).match(/#[0-9a-f]{6}/giu) ?? []) {
    const [r, g, b] = rgb(colour);
    expect([g, b], colour).toEqual([r, r]);
  }
});
