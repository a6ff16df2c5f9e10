/** More rows than this deserve a filter. */
const ENOUGH = 6;

/** Puts a field over a table that keeps the rows with all the words typed, and counts them. */
export function makeFilterable(part: HTMLElement, table: HTMLTableElement): void {
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  if (rows.length < ENOUGH) return;
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";
  const label = document.createElement("label");
  label.append("Filter rows ", field);
  const count = document.createElement("output");
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/u).filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown++;
    }
    count.value = shown === rows.length ? `${rows.length} rows` : `${shown} of ${rows.length} rows`;
  };
  field.addEventListener("input", show);
  show();
  const line = document.createElement("p");
  line.className = "filter";
  line.append(label, " ", count);
  part.prepend(line);
}
