import { foldName } from "../study/score-catalogue.js";
import type { ChosenNames } from "./chosen-names.js";
import { roleOfName } from "./column-names.js";
import type { Header, HeaderField } from "./header.js";
import type { NamedRole, ReadOptions } from "./read-result.js";

export interface RoleFound {
  readonly field: HeaderField;
  readonly reason: string;
  /** Whether the user named it, rather than its name. */
  readonly named: boolean;
}

/** The columns of a file by role, as far as the header and the options tell. */
export interface Roles {
  readonly of: ReadonlyMap<NamedRole, RoleFound>;
  /** Columns that may hold measurements. */
  readonly open: readonly HeaderField[];
  /** Columns left out, with the reason. */
  readonly ignored: ReadonlyMap<HeaderField, string>;
}

/** How each role's option is spelled on the command line. */
export const OPTION_OF: Readonly<Record<NamedRole, string>> = {
  patient: "--patient",
  date: "--date",
  transplantDate: "--transplant-date",
  day: "--day",
  week: "--week",
  month: "--month",
  analyteName: "--analyte-name",
  value: "--value",
  unit: "--unit",
  limit: "--limit",
  upperLimit: "--upper-limit",
};

/** Options first, then names; a column has one role, and where two columns fit a role the better known name has it. */
export function recogniseRoles(header: Header, options: ReadOptions, chosen: ChosenNames): Roles {
  const found = new Map<NamedRole, RoleFound>();
  const ignored = new Map<HeaderField, string>();
  const rest: HeaderField[] = [];
  for (const field of header.fields) {
    const role = optionedRole(field, header, options);
    if (role !== null) found.set(role, { field, reason: OPTION_OF[role], named: true });
    else rest.push(field);
  }
  const open: HeaderField[] = [];
  const best = new Map<NamedRole, number>();
  for (const field of rest) {
    const choice = field.text === "" ? { ignore: "has no name" } : chosen.choose([field.text, field.name]);
    const known = choice === "open" ? (roleOfName(field.text) ?? valueWithUnit(field)) : undefined;
    if (known === undefined) {
      if (choice !== "open" && "ignore" in choice) ignored.set(field, choice.ignore);
      else open.push(field);
      continue;
    }
    const holder = found.get(known.role);
    const wins = holder === undefined || (!holder.named && known.rank < (best.get(known.role) ?? 0));
    if (!wins) {
      ignored.set(field, `"${holder.field.text}" is the ${WORDS[known.role]}`);
      continue;
    }
    if (holder !== undefined) ignored.set(holder.field, `"${field.text}" is the ${WORDS[known.role]}`);
    found.set(known.role, { field, reason: `a known name for the ${WORDS[known.role]}`, named: false });
    best.set(known.role, known.rank);
  }
  return { of: found, open, ignored };
}

/** What a role is called in messages. */
export const WORDS: Readonly<Record<NamedRole, string>> = {
  patient: "patient",
  date: "sample date",
  transplantDate: "transplant date",
  day: "day relative to transplant",
  week: "week relative to transplant",
  month: "month relative to transplant",
  analyteName: "analyte's name",
  value: "value",
  unit: "unit",
  limit: "limit of detection",
  upperLimit: "upper limit of quantification",
};

function optionedRole(field: HeaderField, header: Header, { roles }: ReadOptions): NamedRole | null {
  for (const role of Object.keys(OPTION_OF) as NamedRole[]) {
    const wanted = roles[role];
    if (wanted !== undefined && columnNamed(header, wanted) === field) return role;
  }
  return null;
}

/** The column an option means: by its exact name, else by its folded name. */
export function columnNamed({ fields }: Header, wanted: string): HeaderField | undefined {
  return (
    fields.find(({ text }) => text === wanted) ??
    fields.find(({ text }) => text !== "" && foldName(text) === foldName(wanted))
  );
}

/** `value (pg/mL)`: a value column with its unit; other roles have none. */
function valueWithUnit(field: HeaderField): ReturnType<typeof roleOfName> {
  const known = field.unit === null ? undefined : roleOfName(field.name);
  return known?.role === "value" || known?.role === "limit" || known?.role === "upperLimit" ? known : undefined;
}
