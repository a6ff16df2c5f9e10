import { nearestName } from "../study/nearest-name.js";
import { columnNamed, OPTION_OF, recogniseRoles } from "./column-roles.js";
import type { Header } from "./header.js";
import type { NamedRole } from "./read-result.js";
import type { Reading } from "./reading.js";

/** Errors for columns and names in the options that no file has, with what they may have meant. */
export function checkNames(headers: readonly Header[], { options, chosen, conditions, problems }: Reading): void {
  const columns = new Set(
    headers.flatMap(({ fields }) => fields.map(({ text }) => text)).filter((text) => text !== ""),
  );
  const unknown = (option: string, name: string, what: string, candidates: Iterable<string>) => {
    const near = nearestName(name, candidates);
    const hint =
      near === null ? { hint: `the columns are ${listed([...columns])}` } : { hint: `did you mean "${near}"?` };
    problems.add({
      code: "unknown-name",
      severity: "error",
      message: `${option}: no ${what} is called "${name}"`,
      ...hint,
    });
  };
  const isPatients = (column: string) =>
    headers.some((header) => {
      const patient = recogniseRoles(header, options, chosen).of.get("patient");
      return patient !== undefined && patient.field === columnNamed(header, column);
    });
  for (const [role, name] of Object.entries(options.roles) as [NamedRole, string][])
    if (!headers.some((header) => columnNamed(header, name))) unknown(OPTION_OF[role], name, "column", columns);
  for (const [index, { column, values }] of options.where.entries()) {
    const { found, met, values: seen } = conditions.seen[index];
    if (!found) unknown("--where", column, "column", columns);
    else if (met === 0)
      problems.add({
        code: "where-keeps-nothing",
        severity: "error",
        message: `--where: no record has ${values.map((value) => `${column}=${value}`).join(" or ")}`,
        hint: `"${column}" holds ${listed([...seen])}`,
        ...(isPatients(column) ? { patients: [...seen] } : {}),
      });
  }
  for (const { option, name } of chosen.unmet())
    unknown(`--${option}`, name, "column or analyte", new Set([...chosen.asked, ...columns]));
}

const SHOWN = 10;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
