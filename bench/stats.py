"""SciPy's and NumPy's side of the speed table, timed inside this process: `python3 stats.py FOLDER`."""
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
from scipy import stats

folder = Path(sys.argv[1])


def report(name, inputs, call, rounds=5):
    call(inputs[0])
    seconds = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        answer = [value for one in inputs for value in np.atleast_1d(call(one))]
        seconds = min(seconds, (perf_counter() - start) / len(inputs))
    print(name, f"{seconds:.9g}", *(f"{value:.17g}" for value in answer), sep="\t")


def halves(name):
    return [row.reshape(2, -1) for row in np.loadtxt(folder / name)]


def spearman(pair):
    """Every pairing, by the fastest statistic it takes: a vectorised product of centred ranks."""
    x, y = (stats.rankdata(side) - 4.5 for side in pair)
    found = stats.permutation_test(
        (x,), lambda a, axis: (a * y).sum(axis=axis), permutation_type="pairings", vectorized=True, n_resamples=np.inf
    )
    # Its two-sided p doubles the smaller tail; ours is that of the distance.
    null = np.abs(found.null_distribution)
    return np.mean(null >= abs((x * y).sum()) * (1 - 1e-12))


rng = np.random.default_rng(1)


def within(pair):
    """2,000 permutations inside three patients of eight visits."""
    x, y = (np.apply_along_axis(stats.rankdata, 1, side.reshape(3, 8)) - 4.5 for side in pair)
    shuffled = rng.permuted(np.broadcast_to(y, (2000, 3, 8)), axis=2)
    drawn = np.abs(np.einsum("ij,kij->k", x, shuffled))
    return (np.count_nonzero(drawn >= abs((x * y).sum()) - 1e-9) + 1) / 2001


def westfall_young(differences):
    """Step-down maxT of |t| over all flips (half of them, by symmetry) as one matrix product."""
    m, n = differences.shape
    bits = np.arange(2 ** (n - 1))[:, None] >> np.arange(n) & 1
    signs = 1.0 - 2.0 * bits
    squares = (differences**2).sum(axis=1)
    sums = signs @ differences.T
    # t grows with |sum| / sqrt(squares): the squares are the same for all flips.
    values = np.abs(sums) / np.sqrt(squares - sums**2 / n)
    observed = values[0]
    order = np.argsort(-observed, kind="stable")
    raw = (values >= observed * (1 - 1e-9)).mean(axis=0)
    maxima = np.maximum.accumulate(values[:, order[::-1]], axis=1)[:, ::-1]
    reached = (maxima >= observed[order] * (1 - 1e-9)).mean(axis=0)
    adjusted = np.empty(m)
    adjusted[order] = np.maximum.accumulate(reached)
    return np.concatenate([raw, adjusted])


def ranks(matrix):
    ranked = stats.rankdata(matrix, axis=0)
    return (ranked[0] + ranked[1] * 2 + ranked[-1] * 3).sum()


report("spearman8 SciPy permutation_test", halves("spearman8.txt")[:100], spearman, rounds=1)
pairs = halves("within3x8.txt")
report("within3x8 NumPy", pairs, within)
report("westfallYoung16x92 NumPy", [np.loadtxt(folder / "westfallYoung16x92.txt")], westfall_young, rounds=10)
matrix = np.fromfile(folder / "ranks5400x2000.bin").reshape(5400, 2000).T
report("ranks5400x2000 SciPy rankdata", [matrix], ranks, rounds=3)
