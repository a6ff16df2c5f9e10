// Stands in for `vega-canvas` in the bundle: text is measured by the bundled font, on every machine alike.
export const canvas = () => null;
export const domCanvas = () => null;
export const nodeCanvas = () => null;
export const image = () => null;
