const AMOUNT = "(?:[fpnuµμm]|mc)?g|(?:[fpnuµμm])?mol|[mkuµμ]?i?u|[fpnuµμm]?M|cells|copies";
const VOLUME = "[uµμmdc]?l";
const WHOLE_UNIT = new RegExp(
  `^(?:(?<amount>${AMOUNT})\\s*[/_. ]\\s*(?<volume>${VOLUME})|npx|mfi|log2 ?(?:npx|\\(?${AMOUNT}/${VOLUME}\\)?)|%|i?u|[fpnuµμm]m|au|od|rfu)$`,
  "iu",
);
const TRAILING_UNIT = new RegExp(
  `^(?<name>.*[^\\s_.])[\\s_.]+(?<unit>(?:${AMOUNT})[/_. ](?:${VOLUME})|npx|mfi)\\.?$`,
  "iu",
);
const BRACKETED_UNIT = /^(?<name>.*\S)\s*[([](?<unit>[^()[\]]+)[)\]]$/u;

/** The unit a text is, with `pg_ml` written as `pg/ml`, or null where it is not a unit. */
export function asUnit(text: string): string | null {
  const match = WHOLE_UNIT.exec(text.trim());
  if (match === null) return null;
  const { amount, volume } = match.groups ?? {};
  if (amount === undefined) return text.trim();
  return text.includes("/") ? text.trim() : `${amount}/${volume}`;
}

/** A header's name and its unit: `IL-6 (pg/mL)`, `IL-6 [pg/mL]`, `IL6_pg_ml`, `IL.6..pg.mL.`; other brackets belong to the name. */
export function nameAndUnit(
  header: string,
  unitOf: (text: string) => string | null = asUnit,
): { readonly name: string; readonly unit: string | null } {
  const parts = BRACKETED_UNIT.exec(header)?.groups ?? TRAILING_UNIT.exec(header)?.groups;
  const unit = parts === undefined ? null : unitOf(parts.unit);
  return parts === undefined || unit === null ? { name: header, unit: null } : { name: parts.name.trim(), unit };
}

/** Whether two spellings mean one unit: case, spaces and the two micro signs do not tell units apart. */
export function sameUnit(a: string, b: string): boolean {
  return unitKey(a) === unitKey(b);
}

function unitKey(unit: string): string {
  return (asUnit(unit) ?? unit)
    .toLowerCase()
    .replace(/\s+/gu, "")
    .replace(/[µμ]|^mc(?=g)/gu, "u");
}
