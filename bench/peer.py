"""The same job in Python: python3 peer.py compare|correlate|both DATA.csv OUT

Medians of each patient before and after transplant (log2, scores as they are), paired Wilcoxon test, Hodges-Lehmann
estimate and interval (SciPy has none: NumPy, with the normal quantile), Spearman's rho of every analyte with every
score over same-day samples, Benjamini-Hochberg.
"""
import os
import sys
import warnings

import numpy as np
import pandas as pd
from scipy import stats

warnings.simplefilter("ignore")
SCORES = ["CMAS", "MMT8", "PGA", "CK"]
Z = 1.959963984540054


def measured(column):
    """A limit stands at limit/sqrt(2) below, at itself above."""
    if column.dtype != object:
        return column.astype(float)
    below = column.str.startswith("<", na=False)
    value = column.str.lstrip("<>").astype(float)
    return value.where(~below, value / np.sqrt(2))


def benjamini_hochberg(p):
    p = np.asarray(p, float)
    adjusted = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known])]
    raised = p[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum.accumulate(raised[::-1])[::-1].clip(max=1)
    return adjusted


def hodges_lehmann(d):
    i, j = np.triu_indices(len(d))
    walsh = np.sort((d[i] + d[j]) / 2)
    n = len(d)
    k = int(n * (n + 1) / 4 - Z * np.sqrt(n * (n + 1) * (2 * n + 1) / 24))
    if k < 1:
        return np.median(walsh), -np.inf, np.inf
    return np.median(walsh), walsh[k - 1], walsh[-k]


def compare(study, analytes, out):
    medians = study.groupby(["patient_id", "window"])[SCORES + analytes].median()
    before = medians.xs("before", level="window")
    after = medians.xs("after", level="window")
    rows = []
    for variable in SCORES + analytes:
        pair = pd.concat([before[variable], after[variable]], axis=1, keys=["before", "after"]).dropna()
        b, a = pair["before"].to_numpy(), pair["after"].to_numpy()
        p = stats.wilcoxon(a, b).pvalue
        shift = hodges_lehmann(a - b)
        back = np.asarray if variable in SCORES else np.exp2
        rows.append([variable, len(pair), *back([np.median(b), np.median(a), *shift]), p])
    table = pd.DataFrame(
        rows, columns=["variable", "n", "median_before", "median_after", "estimate", "ci_low", "ci_high", "p"]
    )
    table["p_adjusted"] = np.concatenate(
        [benjamini_hochberg(table.p[: len(SCORES)]), benjamini_hochberg(table.p[len(SCORES) :])]
    )
    table.to_csv(os.path.join(out, "comparisons.csv"), index=False)


def correlate(study, analytes, out):
    rows = []
    for variable in analytes:
        x = study[variable].to_numpy()
        for score in SCORES:
            y = study[score].to_numpy(float)
            both = ~(np.isnan(x) | np.isnan(y))
            rho, p = stats.spearmanr(x[both], y[both])
            rows.append([variable, score, both.sum(), rho, p])
    table = pd.DataFrame(rows, columns=["variable", "score", "n", "rho", "p"])
    table["p_adjusted"] = benjamini_hochberg(table.p)
    table.to_csv(os.path.join(out, "correlations.csv"), index=False)


def main(job, path, out):
    study = pd.read_csv(path)
    analytes = [name for name in study if name not in ["patient_id", "sample_date", "transplant_date", *SCORES]]
    study[analytes] = np.log2(study[analytes].apply(measured))
    early = pd.to_datetime(study.sample_date) <= pd.to_datetime(study.transplant_date)
    study["window"] = np.where(early, "before", "after")
    if job != "correlate":
        compare(study, analytes, out)
    if job != "compare":
        correlate(study, analytes, out)


main(*sys.argv[1:4])
