"""Intervals, paired tests, risk over coverage, and the smallest drop that a set can show.

Everything is seeded and looks at values as a bag, so the order of items changes nothing. SciPy does the work
and is imported inside the functions: it takes seconds, and a run that only prints shares needs none of it.
It refuses to know items, runs and metrics.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
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


def share_interval(successes: float, n: float, level: float = 0.95, z: float | None = None) -> Interval:
    """Wilson's interval of a share (no continuity correction): unlike p ± 1.96·se it stays within 0 and 1 and
    is not empty when all or none succeed. Wilson 1927, in closed form: no SciPy. `z`: another quantile than
    the normal one of `level`.

    A mean of any values between 0 and 1 (attempts averaged) is no more uncertain than the share at which it
    lies, since m(1 - m) is the most that their variance can be: so `successes` need not be whole.
    """
    if z is None:
        z = NormalDist().inv_cdf((1 + level) / 2)
    share, spread = successes / n, z * z / n
    middle = share + spread / 2
    half = math.sqrt(spread * (share * (1 - share) + spread / 4))
    # at the ends exactly: the two roots meet 0 and 1 there, but for rounding
    low = 0.0 if successes == 0 else (middle - half) / (1 + spread)
    high = 1.0 if successes == n else (middle + half) / (1 + spread)
    return low, high


def graded_interval(
    values: Sequence[float],
    bounds: Interval = (0.0, 1.0),
    level: float = 0.95,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Interval | None:
    """Interval of a mean of graded values: by bootstrap. Where all are alike no resample shows a spread, and
    it is Wilson's on the scale of `bounds`, which holds whatever the values are. None for fewer than two
    values: one says nothing of how others would be."""
    if len(values) < 2:
        return None
    if min(values) == max(values):
        return _within(bounds, values[0], len(values), level)
    return bootstrap_interval(values, level, seed, resamples)


def _within(bounds: Interval, value: float, n: float, level: float, z: float | None = None) -> Interval:
    low, width = bounds[0], bounds[1] - bounds[0]
    ends = share_interval(n * (value - low) / width, n, level, z)
    return low + width * ends[0], low + width * ends[1]


def clustered_interval(
    clusters: Sequence[Sequence[float]],
    bounds: Interval = (0.0, 1.0),
    level: float = 0.95,
    *,
    share: bool = False,
) -> Interval | None:
    """Interval of the mean of all values when those of one cluster are alike (questions about one résumé):
    what another sample of clusters could have given. At least two clusters; None for fewer than two values.

    The variance is that of cluster totals (linearised, k/(k-1)), never less than that of independent values,
    and Student's t with k - 1 degrees takes the place of the normal quantile, since k clusters tell no more
    of their spread. A `share` has Wilson's interval at the sample size that leaves (n over the design
    effect; Korn and Graubard 1998, Dean and Pagano 2015); a graded mean the symmetric one, within `bounds`.
    A bootstrap over clusters would be too narrow: it needs some dozens of them.
    """
    from scipy.special import stdtrit  # a tenth of what scipy.stats takes to load

    groups = [list(group) for group in clusters if len(group)]
    values = [value for group in groups for value in group]
    k, n = len(groups), len(values)
    if n < 2:
        return None
    if k < 2:
        raise ValueError("one cluster says nothing of how others would be")
    t = float(stdtrit(k - 1, (1 + level) / 2))
    middle = mean(values)
    alone = math.fsum((value - middle) ** 2 for value in values) / (n - 1) / n
    totals = (math.fsum(value - middle for value in group) for group in groups)
    together = k / (k - 1) * math.fsum(total * total for total in totals) / n**2
    if alone == 0:
        return _within(bounds, middle, n, level, t)
    if share:
        return _within(bounds, middle, max(n * alone / max(alone, together), 1.0), level, t)
    half = t * math.sqrt(max(alone, together))
    return max(middle - half, bounds[0]), min(middle + half, bounds[1])


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
    return _resampled(ordered, _mean_along, level, seed, resamples)


def _resampled(
    ordered: Array, statistic: Callable[..., Any], level: float, seed: int, resamples: int
) -> Interval:
    """BCa interval of a statistic, that of percentiles where BCa is not defined."""
    from scipy.stats import bootstrap

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SciPy warns of what is handled below
        found = bootstrap(
            (ordered,),
            statistic,
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


def percentile_interval(values: Sequence[float], rank: float, level: float = 0.95) -> Interval | None:
    """Interval of a percentile from the order of the values alone, whatever their distribution. None where
    there are too few: of 100 values, none need lie beyond the 99th percentile of all that could come."""
    if len(values) < 2:
        return None
    from scipy.stats import quantile_test

    found = quantile_test(np.asarray(values, dtype=np.float64), p=rank / 100).confidence_interval(level)
    low, high = float(found.low), float(found.high)
    return None if math.isnan(low) or math.isnan(high) else (low, high)


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


def aurc_interval(
    groups: Sequence[tuple[Sequence[float], Sequence[float]]],
    level: float = 0.95,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Interval | None:
    """Interval of `aurc` over (confidences, losses) of groups whose items are alike (questions about one
    résumé). None for fewer than two items.

    Of one group by bootstrap over its items. Of several from the areas without one group each (jackknife),
    with Student's t and never less than the spread without one item each, as `clustered_interval` does it.
    Where all losses are alike the area is their mean, with its interval.
    """
    rows = [
        (-confidence, loss, number)
        for number, (confidences, losses) in enumerate(groups)
        for confidence, loss in zip(confidences, losses, strict=True)
    ]
    n, k = len(rows), len({group for _, _, group in rows})
    if n < 2:
        return None
    rows.sort()  # so that the order of items changes nothing
    confidences, losses, group_of = (np.asarray(column) for column in zip(*rows, strict=True))
    if losses.min() == losses.max():
        clusters = [losses[group_of == number].tolist() for number in np.unique(group_of)]
        return clustered_interval(clusters, level=level) if k > 1 else share_interval(losses.sum(), n, level)
    starts = np.flatnonzero(np.r_[True, np.diff(confidences) > 0])
    harmonic = np.r_[0.0, np.cumsum(1 / np.arange(1, n + 1))]

    def areas(counts: Array) -> Array:
        """The area for each row of counts, how often each item is taken."""
        sizes = np.add.reduceat(counts, starts, axis=1)
        lost = np.add.reduceat(counts * losses, starts, axis=1)
        kept = np.cumsum(sizes, axis=1).astype(np.int64)
        before, gone = kept - sizes.astype(np.int64), np.cumsum(lost, axis=1) - lost
        risk = np.divide(lost, sizes, out=np.zeros_like(lost), where=sizes > 0)
        # the sum of (gone + j risk) / (before + j) over j = 1 … size
        steps = lost + (gone - risk * before) * (harmonic[kept] - harmonic[before])
        found: Array = steps.sum(axis=1) / kept[:, -1]
        return found

    def of_resample(taken: Array, axis: int = -1) -> Any:
        whole = np.atleast_2d(np.moveaxis(taken, axis, -1)).astype(np.int64)
        flat = whole + np.arange(len(whole))[:, None] * n
        counts = np.bincount(flat.ravel(), minlength=len(whole) * n).reshape(len(whole), n)
        found = areas(counts.astype(np.float64))
        return found if taken.ndim > 1 else found[0]

    if k < 2:
        return _resampled(np.arange(n, dtype=np.float64), of_resample, level, seed, resamples)
    from scipy.special import stdtrit

    without_item = areas(1.0 - np.eye(n))
    without_group = areas(np.stack([group_of != number for number in np.unique(group_of)]).astype(np.float64))
    spread = max(
        (len(left) - 1) / len(left) * float(np.sum((left - left.mean()) ** 2))
        for left in (without_item, without_group)
    )
    middle, half = (
        float(areas(np.ones((1, n)))[0]),
        float(stdtrit(k - 1, (1 + level) / 2)) * math.sqrt(spread),
    )
    return max(middle - half, 0.0), min(middle + half, 1.0)


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
