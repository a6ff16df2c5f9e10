/** What a chart is drawn with; every text stands out 4.5 to 1, every mark 3 to 1, from what lies behind it. */
export interface Theme {
  readonly ink: string;
  readonly faintInk: string;
  readonly axis: string;
  readonly grid: string;
  /** Windows in turn: neighbours differ in lightness, and grid lines show through. */
  readonly windowFill: string;
  readonly windowOpacities: readonly [number, number];
  /** Days that are left out of every window. */
  readonly excluded: string;
  /** Patients in turn; shape and dash say the same, so that lightness alone is enough. */
  readonly patients: readonly string[];
  /** Many patients drawn alike, and what is summarised over them. */
  readonly alike: string;
  readonly bands: readonly [outer: string, inner: string];
  /** From −1 over 0 to 1; black text can be read on all of it. */
  readonly diverging: readonly [string, string, string];
  /** From none to all; black text can be read on all of it. */
  readonly sequential: readonly [string, string];
  readonly noValue: string;
}

/** Hues after Okabe & Ito, darker, so that no line is lost on white; told apart under deuteranopia too. */
const LIGHT: Theme = {
  ink: "#222222",
  faintInk: "#5f5f5f",
  axis: "#808080",
  grid: "#e3e3e3",
  windowFill: "#6d8fb3",
  windowOpacities: [0.17, 0.06],
  excluded: "#dcd6cc",
  patients: ["#00589b", "#d55e00", "#30805f", "#b9539f", "#6b4300", "#1a86e6", "#000000"],
  alike: "#4a5a6a",
  bands: ["#c9d6e3", "#93acc6"],
  diverging: ["#4a8fd0", "#f7f7f7", "#e4675c"],
  sequential: ["#f4f7fa", "#6a9fce"],
  noValue: "#d9d9d9",
};

/** Greys alone, for paper and for copies of it: sign and patient are told by text, shape and dash. */
const PRINT: Theme = {
  ink: "#000000",
  faintInk: "#404040",
  axis: "#595959",
  grid: "#dedede",
  windowFill: "#000000",
  windowOpacities: [0.1, 0.03],
  excluded: "#cccccc",
  patients: ["#000000", "#6e6e6e", "#3a3a3a"],
  alike: "#404040",
  bands: ["#d6d6d6", "#a8a8a8"],
  diverging: ["#9a9a9a", "#ffffff", "#9a9a9a"],
  sequential: ["#fafafa", "#9a9a9a"],
  noValue: "#ececec",
};

export const THEMES = { light: LIGHT, print: PRINT } as const;
export type ThemeName = keyof typeof THEMES;
export const THEME_NAMES = ["light", "print"] as const satisfies readonly ThemeName[];
