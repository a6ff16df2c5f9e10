/** How far a tooltip stands from the pointer. */
const AWAY = 12;

/** Shows what Vega says of the mark under the pointer: fields and values, as text. */
export function tooltipIn(element: HTMLElement) {
  return (_view: unknown, event: MouseEvent, _item: unknown, value: unknown): void => {
    const lines = linesOf(value);
    element.hidden = lines.length === 0;
    if (element.hidden) return;
    element.replaceChildren(...lines.map(lineElement));
    const { width, height } = element.getBoundingClientRect();
    const left = event.clientX + AWAY + width > innerWidth ? event.clientX - AWAY - width : event.clientX + AWAY;
    const top = event.clientY + AWAY + height > innerHeight ? event.clientY - AWAY - height : event.clientY + AWAY;
    element.style.left = `${Math.max(0, left)}px`;
    element.style.top = `${Math.max(0, top)}px`;
  };
}

function linesOf(value: unknown): [string, string][] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value !== "object") return [["", String(value)]];
  return Object.entries(value).map(([field, content]) => [field, String(content)]);
}

function lineElement([field, content]: readonly [string, string]): HTMLElement {
  const line = document.createElement("div");
  const name = document.createElement("span");
  name.textContent = field === "" ? "" : `${field}: `;
  line.append(name, content);
  return line;
}
