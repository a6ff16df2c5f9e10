import { leading } from "../leading.js";

/** What decides whether a variable has a panel. */
export interface Candidate {
  readonly isScore: boolean;
  readonly p: number | null;
}

/**
 * Scores first, since they say how the patient is, then analytes; where not all fit, those with the smallest p, and
 * neither kind takes more than half of the room from the other.
 */
export function choosePanels<Panel extends Candidate>(candidates: readonly Panel[], most: number): Panel[] {
  const scores = candidates.filter(({ isScore }) => isScore);
  const analytes = candidates.filter(({ isScore }) => !isScore);
  const roomForAnalytes = Math.min(analytes.length, Math.max(most - scores.length, Math.ceil(most / 2)));
  const chosen = (panels: readonly Panel[], room: number) => leading(panels, room, ({ p }) => p);
  return [...chosen(scores, most - roomForAnalytes), ...chosen(analytes, roomForAnalytes)];
}
