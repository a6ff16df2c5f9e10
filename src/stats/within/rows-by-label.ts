export type Label = string | number;

/** The rows of each label, in order; labels in order of first appearance. */
export function rowsByLabel(labels: ArrayLike<Label>): Map<Label, number[]> {
  const rows = new Map<Label, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const own = rows.get(labels[i]);
    if (own === undefined) rows.set(labels[i], [i]);
    else own.push(i);
  }
  return rows;
}
