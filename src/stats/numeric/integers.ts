const MAX_SHORT = 2 ** 31 - 1;

/** Greatest common divisor of two non-negative integers; gcd(0, b) = b. */
export function gcd(a: number, b: number): number {
  if (a <= MAX_SHORT && b <= MAX_SHORT) return shortGcd(a, b);
  let divisor = a;
  let rest = b;
  while (rest > 0) {
    const next = divisor % rest;
    divisor = rest;
    rest = next;
  }
  return divisor;
}

/** The same where the processor divides integers: a remainder of doubles takes many times as long. */
function shortGcd(a: number, b: number): number {
  let divisor = a | 0;
  let rest = b | 0;
  while (rest !== 0) {
    const next = (divisor % rest) | 0;
    divisor = rest;
    rest = next;
  }
  return divisor;
}

/** Greatest common divisor of all |values|; 0 where there is none but zeros. */
export function gcdOf(values: ArrayLike<number>): number {
  let divisor = 0;
  for (let i = 0; i < values.length && divisor !== 1; i++) {
    if (divisor === 0 || values[i] % divisor !== 0) divisor = gcd(divisor, Math.abs(values[i]));
  }
  return divisor;
}

export function areIntegers(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isSafeInteger(values[i])) return false;
  return true;
}
