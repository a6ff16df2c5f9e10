/** What stands before a message that is about one of several groups. */
export function groupPrefix({ group }: { readonly group: string | null }): string {
  return group === null ? "" : `${group}: `;
}
