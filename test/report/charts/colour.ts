/** Red, green and blue from 0 to 1. */
type Rgb = readonly [number, number, number];

export function rgb(colour: string): Rgb {
  const named: Readonly<Record<string, string>> = { white: "#ffffff", black: "#000000" };
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(named[colour] ?? colour);
  const parts = hex?.slice(1).map((part) => Number.parseInt(part, 16)) ?? colour.match(/\d+/gu)?.map(Number) ?? [];
  if (parts.length !== 3) throw new RangeError(`${colour} is no colour this test knows`);
  return [parts[0] / 255, parts[1] / 255, parts[2] / 255];
}

/** A colour that lets what is behind it through. */
export function over(front: Rgb, opacity: number, behind: Rgb): Rgb {
  const mixed = front.map((x, i) => opacity * x + (1 - opacity) * behind[i]);
  return [mixed[0], mixed[1], mixed[2]];
}

const linear = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

/** Relative luminance as WCAG 2.2 defines it. */
export function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Linear red, green and blue as seen with deuteranopia: Machado, Oliveira & Fernandes 2009, table for severity 1. */
const DEUTERANOPIA = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];

/** Difference of two colours in CIE L*a*b* (1976) as seen with deuteranopia. */
export function deuteranopicDifference(a: Rgb, b: Rgb): number {
  const seen = (colour: Rgb) => {
    const light = colour.map(linear);
    return lab(
      DEUTERANOPIA.map((row) =>
        Math.min(
          1,
          Math.max(
            0,
            row.reduce((sum, x, i) => sum + x * light[i], 0),
          ),
        ),
      ),
    );
  };
  const [x, y] = [seen(a), seen(b)];
  return Math.hypot(...x.map((value, i) => value - y[i]));
}

/** From linear sRGB, for the white of D65. */
function lab([r, g, b]: readonly number[]): number[] {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
