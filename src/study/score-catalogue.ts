/** A disease-activity score as DOMAIN knowledge has it: its range, which way is worse, and when it counts as inactive. */
export interface Score {
  readonly id: string;
  /** Other spellings, compared without case, spaces, hyphens, underscores and dots. */
  readonly aliases: readonly string[];
  readonly range: readonly [number, number];
  readonly worse: "higher" | "lower";
  readonly unit?: string;
}

/** The scores used in juvenile dermatomyositis. */
const SCORES: readonly Score[] = [
  { id: "CMAS", aliases: [], range: [0, 52], worse: "lower" },
  { id: "MMT8", aliases: ["MMT"], range: [0, 80], worse: "lower" },
  { id: "PGA", aliases: ["PhyGloVAS", "MDGA", "physician global"], range: [0, 10], worse: "higher" },
  { id: "CK", aliases: ["creatine kinase", "CPK"], range: [0, Number.POSITIVE_INFINITY], worse: "higher", unit: "U/l" },
  { id: "DAS", aliases: ["DAS total"], range: [0, 20], worse: "higher" },
  { id: "DAS muscle", aliases: [], range: [0, 11], worse: "higher" },
  { id: "DAS skin", aliases: [], range: [0, 9], worse: "higher" },
  { id: "MYOACT", aliases: [], range: [0, 10], worse: "higher" },
  { id: "muscle activity VAS", aliases: ["muscle VAS"], range: [0, 10], worse: "higher" },
  { id: "parent global", aliases: ["PtGlobal", "parent VAS"], range: [0, 10], worse: "higher" },
  { id: "patient global", aliases: ["patient VAS", "PtGA"], range: [0, 10], worse: "higher" },
  { id: "CHAQ", aliases: ["C-HAQ"], range: [0, 3], worse: "higher" },
  { id: "CDASI activity", aliases: ["CDASI", "CDASI-A"], range: [0, 100], worse: "higher" },
  { id: "CAT-BM activity", aliases: ["CAT-BM", "CATBM activity", "CAT"], range: [0, 17], worse: "higher" },
  { id: "MDI extent", aliases: [], range: [0, 38], worse: "higher" },
  { id: "MDI severity", aliases: [], range: [0, 110], worse: "higher" },
  { id: "TIS", aliases: ["total improvement score"], range: [0, 100], worse: "lower" },
];

const BY_NAME = new Map(SCORES.flatMap((score) => [score.id, ...score.aliases].map((name) => [foldName(name), score])));

/** `CMAS (0-52)`, `PGA [0–10 cm]`: forms print a score's range behind its name. */
const WITH_RANGE = /^(?<name>.*\S)\s*[([]\s*(?<low>\d+)\s*(?:[-–—/]|to|\.\.)\s*(?<high>\d+)\s*(?:cm|points)?\s*[)\]]$/u;

/** The catalogue's score of that name, under any of its spellings, also with its range; another range is another score. */
export function scoreNamed(name: string): Score | undefined {
  const plain = BY_NAME.get(foldName(name));
  const ranged = plain === undefined ? WITH_RANGE.exec(name)?.groups : undefined;
  if (ranged === undefined) return plain;
  const score = BY_NAME.get(foldName(ranged.name));
  return score?.range.join() === [ranged.low, ranged.high].map(Number).join() ? score : undefined;
}

/** A name without case, spaces, hyphens, underscores and dots; case folding is the invariant one, under every locale. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s\-_.]+/gu, "");
}
