import { THEME_NAMES, type ThemeName } from "../../report/charts/theme.js";

/** How charts and pictures of them look; no number depends on it. */
export interface Pictures {
  readonly theme: ThemeName;
  /** Of the whole figure, in millimetres; null for as wide as it needs. */
  readonly width: number | null;
  readonly pngScale: number;
  readonly embedFont: boolean;
}

export const DEFAULT_PICTURES: Pictures = { theme: "light", width: null, pngScale: 2, embedFont: false };

/** From what a user set, or a manifest holds; what is not there, or is nothing of the kind, is the default. */
export function picturesOf({
  theme,
  width,
  pngScale,
  embedFont,
}: { readonly [Key in keyof Pictures]?: unknown }): Pictures {
  return {
    theme: THEME_NAMES.find((name) => name === theme) ?? DEFAULT_PICTURES.theme,
    width: typeof width === "number" ? width : DEFAULT_PICTURES.width,
    pngScale: typeof pngScale === "number" ? pngScale : DEFAULT_PICTURES.pngScale,
    embedFont: embedFont === true,
  };
}
