/** Both tails of a standardised variable, each computed from its own end, and their logarithms. */
export interface Curve {
  atMost(z: number): number;
  atLeast(z: number): number;
  logAtMost(z: number): number;
  logAtLeast(z: number): number;
}
