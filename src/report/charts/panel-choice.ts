import { leading } from "../leading.js";
import { MOST_PANELS } from "./panel-grid.js";

/** What decides whether a variable has a panel. */
export interface Candidate {
  readonly isScore: boolean;
  readonly p: number | null;
}

/**
 * Scores first, since they say how the patient is, then analytes; where not all fit, those with the smallest p, and
 * neither kind takes more than half of the room from the other.
 */
export function choosePanels<Panel extends Candidate>(candidates: readonly Panel[]): Panel[] {
  const scores = candidates.filter(({ isScore }) => isScore);
  const analytes = candidates.filter(({ isScore }) => !isScore);
  const roomForAnalytes = Math.min(analytes.length, Math.max(MOST_PANELS - scores.length, MOST_PANELS / 2));
  const chosen = (panels: readonly Panel[], most: number) => leading(panels, most, ({ p }) => p);
  return [...chosen(scores, MOST_PANELS - roomForAnalytes), ...chosen(analytes, roomForAnalytes)];
}
