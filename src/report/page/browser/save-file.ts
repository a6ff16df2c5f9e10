/** Hands a text to the user as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has read it when the next task runs; some read it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
