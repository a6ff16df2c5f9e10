/**
 * x′Σ⁻x and the rank of Σ, for a covariance whose rows sum to zero: only its off-diagonal entries, all ≤ 0, are read.
 * Such a Σ is the Laplacian of a graph; in each connected part one variable is the negative sum of the others, so it is
 * left out and the rest solved by elimination (diagonally dominant, so without pivoting).
 */
export function laplacianForm(offDiagonal: readonly Float64Array[], x: Float64Array): { value: number; rank: number } {
  let value = 0;
  let rank = 0;
  for (const part of connectedParts(offDiagonal)) {
    const kept = part.slice(1);
    const matrix = kept.map((j) => {
      const diagonal = part.reduce((sum, other) => (other === j ? sum : sum - offDiagonal[j][other]), 0);
      return kept.map((other) => (other === j ? diagonal : offDiagonal[j][other]));
    });
    value += quadraticForm(
      matrix,
      kept.map((j) => x[j]),
    );
    rank += kept.length;
  }
  return { value, rank };
}

function connectedParts(offDiagonal: readonly Float64Array[]): number[][] {
  const parts: number[][] = [];
  const seen = new Set<number>();
  for (let start = 0; start < offDiagonal.length; start++) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const j of part) {
      for (let other = 0; other < offDiagonal.length; other++) {
        if (offDiagonal[j][other] === 0 || other === j || seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    parts.push(part);
  }
  return parts;
}

/** x′M⁻¹x for a positive definite M, by elimination: the sum of the squared reduced x over the pivots. */
function quadraticForm(matrix: readonly (readonly number[])[], x: readonly number[]): number {
  const m = matrix.map((row) => [...row]);
  const reduced = [...x];
  let value = 0;
  for (let i = 0; i < m.length; i++) {
    value += (reduced[i] * reduced[i]) / m[i][i];
    for (let j = i + 1; j < m.length; j++) {
      const factor = m[j][i] / m[i][i];
      for (let c = i; c < m.length; c++) m[j][c] -= factor * m[i][c];
      reduced[j] -= factor * reduced[i];
    }
  }
  return value;
}
