"""What SciPy says of the inputs: `python3 peers.py < inputs.tsv`. Writes id, result, value."""
import sys
import warnings

import numpy as np
import scipy
from scipy import stats

warnings.simplefilter("ignore")


def out(id, **results):
    for name, value in results.items():
        if np.isfinite(value):
            print(id, f"scipy.{name}", f"{value:.12g}", sep="\t")


def paired(id, d):
    used = d[d != 0]
    if len(used) > 0:
        for zeros in ("pratt", "wilcox"):
            out(id, **{f"wilcoxon.{zeros}": stats.wilcoxon(d, zero_method=zeros, mode="approx").pvalue})
    if len(used) == len(d) and len(set(abs(d))) == len(d) and len(d) <= 50:
        for side in ("two-sided", "less", "greater"):
            out(id, **{f"wilcoxon.exact.{side}": stats.wilcoxon(d, mode="exact", alternative=side).pvalue})
    if np.std(d) > 0:
        out(id, ttest=stats.ttest_1samp(d, 0).pvalue)
    out(id, binomtest=stats.binomtest(int((used > 0).sum()), len(used)).pvalue if len(used) else np.nan)


def association(id, x, y, z):
    if np.std(x) == 0 or np.std(y) == 0:
        return
    rho, p = stats.spearmanr(x, y)
    out(id, rho=rho)
    if abs(rho) < 1 - 1e-9 and len(x) > 2:
        out(id, **{"spearman.t": p})
    out(id, **{"kendall.asymptotic": stats.kendalltau(x, y, method="asymptotic").pvalue})
    if len(set(x)) == len(x) and len(set(y)) == len(y):
        out(id, **{"kendall.exact": stats.kendalltau(x, y, method="exact").pvalue})
    slope, intercept, low, high = stats.theilslopes(y, x)
    out(id, slope=slope, intercept=intercept, low=low, high=high)


def blocks(id, *columns):
    table = np.array(columns)
    if all(len(set(row)) == 1 for row in table):
        return
    friedman = stats.friedmanchisquare(*table.T)
    out(id, friedman=friedman.statistic, **{"friedman.p": friedman.pvalue})
    page = stats.page_trend_test(table, method="asymptotic")
    out(id, page=page.statistic)
    untied = all(len(set(row)) == len(row) for row in table)
    if untied and len(table) <= 12 and table.shape[1] <= 4:
        out(id, **{"page.exact": stats.page_trend_test(table, method="exact").pvalue})


def phases(id, before, after):
    if len(set(before) | set(after)) == len(before) + len(after):
        for side in ("two-sided", "less", "greater"):
            out(id, **{f"mannwhitneyu.{side}": stats.mannwhitneyu(after, before, method="exact", alternative=side).pvalue})


def adjust(id, p):
    pass


for line in sys.stdin:
    id, kind, *columns = line.rstrip("\n").split("\t")
    globals()[kind](id, *(np.array(column.split(" "), float) for column in columns))
print("versions", "SciPy", scipy.__version__, sep="\t")
