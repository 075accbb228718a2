"""Intervals, paired tests, risk over coverage, and the smallest drop that a set can show.

Everything is seeded and looks at values as a bag, so the order of items changes nothing. SciPy does the work
and is imported inside the functions: it takes seconds, and a run that only prints shares needs none of it.
It refuses to know items, runs and metrics.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping, Sequence
from functools import lru_cache
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Interval = tuple[float, float]
Array = NDArray[np.float64]

RESAMPLES = 9999
_CELLS = 2_000_000  # numbers drawn at once: 16 MB, whatever the number of items
_TAIL = 1e-9  # probability of numbers of discordant pairs that is not looked at


def mean(values: Sequence[float]) -> float:
    """The mean, the same in whatever order; `ValueError` for none."""
    if not values:
        raise ValueError("no values have no mean")
    return math.fsum(values) / len(values)


def share_interval(successes: int, n: int, level: float = 0.95) -> Interval:
    """Wilson's interval of a share (no continuity correction): unlike p ± 1.96·se it stays within 0 and 1 and
    is not empty when all or none succeed. Wilson 1927, in closed form: no SciPy."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, spread = successes / n, z * z / n
    middle = share + spread / 2
    half = math.sqrt(spread * (share * (1 - share) + spread / 4))
    # at the ends exactly: the two roots meet 0 and 1 there, but for rounding
    low = 0.0 if successes == 0 else (middle - half) / (1 + spread)
    high = 1.0 if successes == n else (middle + half) / (1 + spread)
    return low, high


def are_shares(values: Sequence[float]) -> bool:
    """Whether there are values, each of them 0 or 1."""
    return bool(values) and all(value in (0, 1) for value in values)


def mean_interval(
    values: Sequence[float], level: float = 0.95, seed: int = 0, resamples: int = RESAMPLES
) -> Interval | None:
    """Interval of a mean: Wilson's when each value is 0 or 1, else by bootstrap. None for a single graded
    value, which says nothing of how others would be."""
    if are_shares(values):
        return share_interval(round(sum(values)), len(values), level)
    return bootstrap_interval(values, level, seed, resamples)


def bootstrap_interval(
    values: Sequence[float], level: float = 0.95, seed: int = 0, resamples: int = RESAMPLES
) -> Interval | None:
    """Bootstrap interval of a mean; given paired differences, of their mean. None for fewer than two values.

    BCa, because graded values pile up at one end; percentile where BCa is not defined (Efron 1987: when no
    resample lies on one side of the mean). Values that are all the same give an interval without width.
    """
    if len(values) < 2:
        return None
    ordered = np.sort(np.asarray(values, dtype=np.float64))
    if ordered[0] == ordered[-1]:
        return float(ordered[0]), float(ordered[0])
    from scipy.stats import bootstrap

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SciPy warns of what is handled below
        found = bootstrap(
            (ordered,),
            np.mean,
            confidence_level=level,
            n_resamples=resamples,
            batch=max(1, _CELLS // len(ordered)),
            vectorized=True,
            method="BCa",
            rng=np.random.default_rng(seed),
        )
    low, high = (float(end) for end in found.confidence_interval)
    if math.isnan(low) or math.isnan(high):
        tail = (1 - level) / 2
        low, high = (float(end) for end in np.quantile(found.bootstrap_distribution, (tail, 1 - tail)))
    return low, high


def percentile(values: Sequence[float], rank: float) -> float:
    """The value that `rank` per cent do not exceed, between neighbours in proportion (NumPy's 'linear')."""
    return float(np.percentile(np.asarray(values, dtype=np.float64), rank))


def mcnemar(better: int, worse: int) -> float:
    """Two-sided exact McNemar probability, from the pairs that differ, better and worse; 1 when none does."""
    if better + worse == 0:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(worse, better + worse, 0.5).pvalue)


def sign_flip(differences: Sequence[float], seed: int = 0, resamples: int = RESAMPLES) -> float:
    """Two-sided probability of paired differences whose mean is this far from 0 when their signs are chance.

    Exact for up to 13 differences other than 0, and where all are of one size (then it is exact McNemar);
    else from `resamples` drawn sign patterns.
    """
    moved = np.sort(np.asarray([value for value in differences if value != 0], dtype=np.float64))
    if len(moved) == 0:
        return 1.0
    sizes = np.abs(moved)
    if sizes.min() == sizes.max():
        return mcnemar(int((moved > 0).sum()), int((moved < 0).sum()))
    if math.fsum(moved) < 0:  # exact: a rounded sum has another sign in another order
        moved = np.sort(-moved)  # so that exchanging the two runs gives the same probability
    from scipy.stats import permutation_test

    found = permutation_test(
        (moved,),
        _mean_along,
        permutation_type="samples",  # of one sample: its signs are flipped
        n_resamples=resamples,
        batch=max(1, _CELLS // len(moved)),
        vectorized=True,
        rng=np.random.default_rng(seed),
    )
    return float(found.pvalue)


def _mean_along(values: Array, axis: int = -1) -> Any:
    return np.mean(values, axis=axis)


def holm(probabilities: Mapping[str, float]) -> dict[str, float]:
    """Holm's step-down adjustment (1979): compared with 0.05, they hold the chance of any false alarm among
    all of them to 5 %, however the tests depend on each other."""
    adjusted: dict[str, float] = {}
    least = 0.0
    for place, name in enumerate(sorted(probabilities, key=lambda name: (probabilities[name], name))):
        least = max(least, min(1.0, (len(probabilities) - place) * probabilities[name]))
        adjusted[name] = least
    return {name: adjusted[name] for name in probabilities}


def _blocks(confidences: Sequence[float], losses: Sequence[float]) -> tuple[Array, Array]:
    """Sizes and mean losses of the groups of equal confidence, most confident first."""
    values, group = np.unique(-np.asarray(confidences, dtype=np.float64), return_inverse=True)
    sizes = np.bincount(group, minlength=len(values)).astype(np.float64)
    # summed exactly, so that the order of items inside a group cannot show in the last digit
    sums = np.asarray(
        [
            math.fsum(loss for loss, at in zip(losses, group, strict=True) if at == block)
            for block in range(len(values))
        ]
    )
    return sizes, sums / sizes


def risk_coverage(confidences: Sequence[float], losses: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """(share kept, mean loss of those kept) for every threshold on confidence, most confident first.

    Equal confidences are kept or left together, as a threshold would: one point a group.
    """
    if not confidences:
        return ()
    sizes, risks = _blocks(confidences, losses)
    kept = np.cumsum(sizes)
    lost = np.cumsum(sizes * risks)
    return tuple((float(n / kept[-1]), float(loss / n)) for n, loss in zip(kept, lost, strict=True))


def aurc(confidences: Sequence[float], losses: Sequence[float]) -> float:
    """Area under risk over coverage (Geifman and El-Yaniv 2017): the mean, over k = 1 … n, of the mean loss
    of the k most confident. Lower is better; what a coin would order has the overall mean loss.

    Inside a group of equal confidence every item has the group's mean loss, which gives the mean area over
    all orders of the group: a system that says 0.9 to everything gains nothing by a lucky order.
    """
    sizes, risks = _blocks(confidences, losses)
    spread = np.repeat(risks, sizes.astype(np.int64))
    return float(np.mean(np.cumsum(spread) / np.arange(1, len(spread) + 1)))


def drop_power(n: int, drop: float, discordance: float, alpha: float = 0.05) -> float:
    """Probability that exact McNemar over `n` pairs notices a true drop of a share by `drop`, when a share of
    `discordance` differ: summed over how many differ and how many of these are worse. No simulation.

    A drop larger than `discordance` needs more pairs that differ; then every one of them is worse.
    """
    from scipy.stats import binom

    rate = max(drop, discordance)
    if n == 0 or rate == 0:
        return 0.0
    worse = 0.5 + drop / (2 * rate)
    first, last = int(binom.ppf(_TAIL, n, rate)), int(binom.isf(_TAIL, n, rate))
    differing = np.arange(max(first, 1), max(last, 1) + 1)
    enough = binom.isf(alpha / 2, differing, 0.5)  # more than this many worse ones are significant
    return float(np.sum(binom.pmf(differing, n, rate) * binom.sf(enough, differing, worse)))


@lru_cache(maxsize=4096)  # a comparison asks the same of metrics with as many items
def smallest_drop(n: int, discordance: float, power: float = 0.8, alpha: float = 0.05) -> float | None:
    """The smallest true drop of a share that exact McNemar over `n` pairs notices with this power, when a
    share of `discordance` differ (observed, or assumed). None when not even a drop by 1 would be noticed.
    """
    if not 0 <= discordance <= 1:
        raise ValueError(f"a share of pairs is between 0 and 1, not {discordance}")
    low, high = 0.0, 1.0
    if drop_power(n, high, discordance, alpha) < power:
        return None
    while high - low > 1e-4:
        middle = (low + high) / 2
        if drop_power(n, middle, discordance, alpha) < power:
            low = middle
        else:
            high = middle
    return high


def smallest_shift(differences: Sequence[float], power: float = 0.8, alpha: float = 0.05) -> float | None:
    """The smallest true drop of a mean that these pairs notice with this power, from the spread of their
    differences; for values of 0 and 1 it is `smallest_drop` at the observed rate.

    The differences other than 0 count as steps of one size, their root mean square, so that the spread is
    the observed one; 1 where none differs. With many steps it meets (z + z)·sd/√n; with few it stays honest,
    where that formula promises to notice what fewer than six items show.
    """
    steps = [value for value in differences if value != 0]
    size = math.sqrt(math.fsum(step * step for step in steps) / len(steps)) if steps else 1.0
    drop = smallest_drop(len(differences), len(steps) / len(differences) if steps else 0.0, power, alpha)
    return None if drop is None else drop * size
