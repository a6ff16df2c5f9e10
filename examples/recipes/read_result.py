"""Reads result.json into plain rows, with Python alone. Run: python3 read_result.py results/result.json"""

import csv
import json
import sys


def number(value):
    """Absent is None, never 0; an interval without a bound has the text "Infinity"."""
    return None if value is None else float(value)


def rows(result):
    for row in result["comparisons"]:
        interval, phase = row["interval"] or {}, row["phase"] or {}
        yield {
            "variable": row["variable"],
            "n": row["n"],
            "estimate": number(row["estimate"]),
            "low": number(interval.get("low")),
            "high": number(interval.get("high")),
            "p": number(row["test"]["p"]),
            "floor": number(row["test"]["floor"]),
            "p_phase": number(phase.get("test", {}).get("p")),
        }


with open(sys.argv[1], encoding="utf-8") as file:
    result = json.load(file)
if result["schemaVersion"] != 1:
    sys.exit(f"{sys.argv[1]}: schema version {result['schemaVersion']} is not 1, which this script was written for")
comparisons = list(rows(result))
with open("comparisons-from-json.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, comparisons[0].keys())
    writer.writeheader()
    writer.writerows(comparisons)
for row in sorted(comparisons, key=lambda row: (row["p_phase"] is None, row["p_phase"])):
    print(*(f"{key}={value}" for key, value in row.items()))
