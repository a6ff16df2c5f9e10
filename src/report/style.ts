/** How text is set off on a terminal. Reports know no escape codes: whoever owns the terminal passes them in. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  warning(text: string): string;
}

/** Text as it is: files, pipes, and terminals without colour. */
export const PLAIN: Style = { bold: String, dim: String, warning: String };
