export type Label = string | number;

/** The rows of each label, in order; labels in order of first appearance. */
export function rowsByLabel(labels: ArrayLike<Label>): Map<Label, number[]> {
  const rows = new Map<Label, number[]>();
  let own: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    // Rows of one label mostly lie together.
    if (i === 0 || label !== labels[i - 1]) {
      const known = rows.get(label);
      own = known ?? [];
      if (known === undefined) rows.set(label, own);
    }
    own.push(i);
  }
  return rows;
}
