"""The same figures in Python: python3 figures.py altair|matplotlib 1|10 STUDY.csv OUT

A panel a variable, a line with points a patient, days from transplant on a symmetric log axis, concentrations on a log
axis, a rule at transplant and at limits, a title: all variables in one figure, or in ten.
"""
import sys

import numpy as np
import pandas as pd

SCORES = ["CMAS", "MMT8", "PGA", "CK"]
IGNORED = ["patient_id", "sample_date", "transplant_date"]
COLOURS = ["#00589b", "#d55e00", "#30805f", "#b9539f", "#6b4300", "#1a86e6", "#000000"]


def numbers(column):
    """A limit stands at itself; values beyond one are hollow."""
    text = column.astype(str).str.strip()
    beyond = text.str.startswith(("<", ">"))
    return pd.to_numeric(text.str.lstrip("<>*"), errors="coerce"), beyond


def courses(path):
    study = pd.read_csv(path)
    day = (pd.to_datetime(study.sample_date) - pd.to_datetime(study.transplant_date)).dt.days
    parts = []
    for name in [column for column in study if column not in IGNORED]:
        value, beyond = numbers(study[name])
        variable = name.split(" (")[0]
        part = pd.DataFrame(
            {"patient": study.patient_id, "day": day, "variable": variable, "value": value, "beyond": beyond}
        )
        part["text"] = study[name].astype(str)
        parts.append(part.dropna(subset=["value"]))
    return pd.concat(parts)


def with_altair(rows, variables, path):
    import altair as alt

    alt.data_transformers.disable_max_rows()
    panels = []
    for variable in variables:
        kind = "linear" if variable in SCORES else "log"
        x = alt.X("day:Q", title="Days from transplant", scale=alt.Scale(type="symlog", constant=30))
        base = alt.Chart(rows[rows.variable == variable], title=variable, width=165, height=110).encode(
            x=x,
            y=alt.Y("value:Q", title=None, scale=alt.Scale(type=kind)),
            color=alt.Color("patient:N", scale=alt.Scale(range=COLOURS)),
        )
        rule = alt.Chart(pd.DataFrame({"day": [0]})).mark_rule().encode(x=x)
        points = base.mark_point(filled=True).encode(
            shape="patient:N", tooltip=["patient:N", "day:Q", "text:N"], opacity=alt.value(1)
        )
        hollow = base.mark_point(fill="white").encode(shape="patient:N", tooltip=["patient:N", "day:Q", "text:N"])
        panels.append(
            rule
            + base.mark_line().encode(strokeDash="patient:N")
            + points.transform_filter("!datum.beyond")
            + hollow.transform_filter("datum.beyond")
        )
    chart = alt.concat(*panels, columns=5).properties(title="Courses around transplant")
    chart.save(f"{path}.vl.json")


def with_matplotlib(rows, variables, path):
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    columns = min(5, len(variables))
    lines = -(-len(variables) // columns)
    figure, axes = plt.subplots(lines, columns, figsize=(2.3 * columns, 2.0 * lines), squeeze=False)
    for axis, variable in zip(axes.flat, variables):
        own = rows[rows.variable == variable]
        axis.set_title(variable, loc="left", fontsize=9, fontweight="bold")
        axis.axvline(0, color="#222222", linewidth=1)
        axis.set_xscale("symlog", linthresh=30)
        if variable not in SCORES:
            axis.set_yscale("log")
        for i, (patient, part) in enumerate(own.groupby("patient")):
            colour, marker, dash = COLOURS[i % 7], "os^Dv"[i % 5], ["-", "--", ":", "-."][i % 4]
            axis.plot(part.day, part.value, dash, color=colour, linewidth=1, label=patient)
            for beyond, fill in [(False, colour), (True, "white")]:
                some = part[part.beyond == beyond]
                axis.plot(some.day, some.value, marker, color=colour, markerfacecolor=fill, markersize=4)
        for limit in np.unique(own.value[own.beyond])[:2]:
            axis.axhline(limit, color="#5f5f5f", linewidth=0.7, linestyle="--")
        axis.tick_params(labelsize=7)
    for axis in axes.flat[len(variables) :]:
        axis.remove()
    figure.suptitle("Courses around transplant", x=0.02, ha="left", fontweight="bold")
    handles, labels = axes.flat[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper right", ncols=len(labels), fontsize=7)
    figure.tight_layout()
    figure.savefig(f"{path}.svg")
    plt.close(figure)


def main(tool, figures, path, out):
    rows = courses(path)
    variables = list(dict.fromkeys(rows.variable))
    each = -(-len(variables) // int(figures))
    draw = {"altair": with_altair, "matplotlib": with_matplotlib}[tool]
    for i in range(int(figures)):
        draw(rows, variables[i * each : (i + 1) * each], f"{out}/figure-{i + 1}")


main(*sys.argv[1:5])
