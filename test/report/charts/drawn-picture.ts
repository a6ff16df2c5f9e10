import { textWidth } from "../../../src/report/render/text-width.js";

/** A rectangle in the picture's pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface DrawnText extends Box {
  readonly text: string;
  readonly fill: string;
  readonly opacity: number;
}

/** A path or a line with its colours; its box where it is a rectangle, else where it begins. */
export interface DrawnMark extends Box {
  readonly role: string;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly opacity: number;
}

export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly DrawnText[];
  /** In the order they are drawn. */
  readonly marks: readonly DrawnMark[];
}

/** Turning (in quarter turns) and moving: all that Vega's pictures do. */
interface Move {
  readonly x: number;
  readonly y: number;
  readonly turns: number;
}

type Attributes = Readonly<Record<string, string>>;

const TAG = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/giu;
/** Of the size: how far letters reach above and below their line. */
const [ASCENT, DESCENT] = [0.74, 0.2];

/** What an SVG of Vega shows, and where. */
export function drawnPicture(svg: string): DrawnPicture {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
  const texts: DrawnText[] = [];
  const marks: DrawnMark[] = [];
  const moves: Move[] = [{ x: 0, y: 0, turns: 0 }];
  let open: { attributes: Attributes; move: Move; dx: number; dy: number } | null = null;
  for (const [, closing, tag, given, selfClosing, content] of svg.matchAll(TAG)) {
    if (content !== undefined) {
      if (open !== null) texts.push(textOf(content, open.attributes, open));
      continue;
    }
    if (closing !== "") {
      if (tag === "g") moves.pop();
      if (tag === "text") open = null;
      continue;
    }
    const attributes = Object.fromEntries(
      Array.from(given.matchAll(/([\w:-]+)="([^"]*)"/gu), ([, name, value]) => [name, value]),
    );
    const move = moved(moves[moves.length - 1], attributes.transform ?? "");
    if (tag === "g" && selfClosing === "") moves.push(move);
    if (tag === "text") open = { attributes, move, dx: 0, dy: 0 };
    if (tag === "tspan" && open !== null) open = { ...open, dy: open.dy + Number(attributes.dy ?? 0) };
    if (["path", "line", "rect"].includes(tag)) marks.push(...markOf(attributes, move));
  }
  return { width: Number(width), height: Number(height), texts: texts.filter(({ text }) => text !== ""), marks };
}

function moved(from: Move, transform: string): Move {
  let { x, y, turns } = from;
  for (const [, name, given] of transform.matchAll(/(\w+)\(([^)]*)\)/gu)) {
    const [a, b = 0] = given.split(/[ ,]+/u).map(Number);
    if (name === "rotate") turns = (turns + Math.round(a / 90)) % 4;
    else {
      const [dx, dy] = turned(a, b, turns);
      [x, y] = [x + dx, y + dy];
    }
  }
  return { x, y, turns };
}

function turned(x: number, y: number, turns: number): [number, number] {
  return (
    [
      [x, y],
      [-y, x],
      [-x, -y],
      [y, -x],
    ] as [number, number][]
  )[((turns % 4) + 4) % 4];
}

function textOf(content: string, attributes: Attributes, { move, dy }: { move: Move; dy: number }): DrawnText {
  const text = content
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("\u00a0", " ")
    .trim();
  const size = Number.parseFloat(attributes["font-size"] ?? "11");
  const width = textWidth({ fontSize: size, fontWeight: attributes["font-weight"] ?? 400 }, text);
  const start = { start: 0, middle: -width / 2, end: -width }[attributes["text-anchor"] ?? "start"] ?? 0;
  const corners = [
    [start, dy - ASCENT * size],
    [start + width, dy + DESCENT * size],
  ].map(([x, y]) => turned(x, y, move.turns));
  return {
    text,
    ...boxOf(corners.map(([x, y]) => [move.x + x, move.y + y])),
    fill: attributes.fill ?? "black",
    opacity: Number(attributes.opacity ?? 1),
  };
}

function markOf(attributes: Attributes, move: Move): DrawnMark[] {
  const fill = painted(attributes.fill);
  const stroke = painted(attributes.stroke);
  if ((fill === null && stroke === null) || attributes.display === "none") return [];
  const rectangle = /^M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h/u
    .exec(attributes.d ?? "")
    ?.slice(1)
    .map(Number);
  const [x, y, across, down] = rectangle ?? [0, 0, Number(attributes.width ?? 0), Number(attributes.height ?? 0)];
  const role = attributes["aria-roledescription"] ?? "";
  const opacity = Number(attributes.opacity ?? 1);
  return [
    {
      role,
      fill,
      stroke,
      opacity,
      ...boxOf([
        [move.x + x, move.y + y],
        [move.x + x + across, move.y + y + down],
      ]),
    },
  ];
}

function painted(colour: string | undefined): string | null {
  return colour === undefined || colour === "none" || colour === "transparent" ? null : colour;
}

function boxOf(points: readonly (readonly number[])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
