import { leading } from "../leading.js";

/** What decides whether a variable has a panel. */
export interface Candidate {
  readonly isScore: boolean;
  readonly p: number | null;
  /** Of the change, for those of equal p. */
  readonly size: number;
}

/** Below this, however many are tested, p tells apart no more than how many visits there were. */
const SURE = 0.001;

/** What became of those without a panel, behind their number. */
export const WITHOUT_PANEL = " of a larger p or a smaller change";

/**
 * Scores first, since they say how the patient is, then analytes; where not all fit, those with the smallest p,
 * of those beyond doubt the ones that change most, and neither kind takes more than half of the room from the other.
 */
export function choosePanels<Panel extends Candidate>(candidates: readonly Panel[], most: number): Panel[] {
  const scores = candidates.filter(({ isScore }) => isScore);
  const analytes = candidates.filter(({ isScore }) => !isScore);
  const roomForAnalytes = Math.min(analytes.length, Math.max(most - scores.length, Math.ceil(most / 2)));
  const chosen = (panels: readonly Panel[], room: number) => {
    const sure = SURE / panels.length;
    return leading(
      panels,
      room,
      ({ p }) => (p === null ? null : Math.max(p, sure)),
      ({ size }) => size,
    );
  };
  return [...chosen(scores, most - roomForAnalytes), ...chosen(analytes, roomForAnalytes)];
}
