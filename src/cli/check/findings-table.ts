import { left } from "../../report/table/brief-columns.js";
import { cellText } from "../../report/table/columns.js";
import type { Column, Table } from "../../report/table/table.js";
import type { Content, Finding } from "./finding.js";

/** What a check found as a table, a row a finding. */
export function findingsTable(findings: readonly Finding[]): Table<Finding> {
  const columns = [
    column("file", ({ file }) => file),
    column("what", ({ what }) => what),
    column("row", ({ row }) => (row === null ? null : JSON.stringify(row))),
    column("column", (finding) => finding.column),
    column("old", ({ old }) => old),
    column("new", (finding) => finding.new),
  ];
  const brief = columns.map(({ key, value }) => left<Finding>(key, 0, (finding) => cellText(value(finding))));
  return { name: "findings", columns, brief, legend: [], rows: findings };
}

function column(key: string, content: (finding: Finding) => Content): Column<Finding> {
  const value = (finding: Finding) => {
    const found = content(finding);
    return typeof found === "boolean" ? String(found) : found;
  };
  return { key, type: "text", value };
}
