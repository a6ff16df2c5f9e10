import { jsonNumber } from "../../report/json.js";
import { type RunSettings, settingsJson } from "../settings/run-settings.js";
import type { Inspection } from "./inspection.js";

/** An inspection for scripts; its members are always there, empty where the files could not be understood. */
export function inspectionJson(
  { verdict, files, windows, patients, variables, scores, diagnostics, omitted }: Inspection,
  settings: RunSettings,
  settingsFile: string | null,
): object {
  const names = windows.map(({ name }) => name);
  return {
    summary: verdict,
    settingsFile,
    settings: settingsJson(settings),
    files,
    windows: windows.map(({ from, to, ...rest }) => ({ ...rest, from: jsonNumber(from), to: jsonNumber(to) })),
    patients: patients.map(({ windows: counts, ...rest }) => ({
      ...rest,
      windows: Object.fromEntries(names.map((name, i) => [name, counts[i]])),
    })),
    variables: variables.map(({ variable: { id, role, unit, scale }, values, below, ...counts }) => ({
      id,
      role,
      unit,
      scale,
      ...counts,
      values,
      below,
      belowShare: values === 0 ? null : below / values,
    })),
    scores,
    diagnostics,
    omitted,
  };
}
