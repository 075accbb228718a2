"""Intervals cover, tests agree with textbooks and with brute force, and the order of items shows nowhere."""

from __future__ import annotations

import itertools
import math
import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest
from scipy.stats import t as student

from chatbot.evaluation.statistics import (
    aurc,
    aurc_interval,
    bootstrap_interval,
    clustered_interval,
    drop_power,
    graded_interval,
    holm,
    mcnemar,
    mean,
    percentile,
    percentile_interval,
    risk_coverage,
    share_interval,
    sign_flip,
    smallest_drop,
    smallest_shift,
)

graded = st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 0.9, 1.0])
differences = st.lists(st.sampled_from([-1.0, -0.5, -0.3, 0.0, 0.0, 0.1, 0.5, 1.0]), min_size=2, max_size=30)


def test_importing_it_loads_no_scipy() -> None:
    code = "import sys, chatbot.evaluation.statistics; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_that_of_the_textbook(
    successes: int, n: int, low: float, high: float
) -> None:
    assert share_interval(successes, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 600).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.5, 0.999))
def test_the_interval_of_a_share_is_that_of_scipy(found: tuple[int, int], level: float) -> None:
    theirs = binomtest(*found).proportion_ci(confidence_level=level, method="wilson")
    assert share_interval(*found, level) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_the_interval_of_a_share_loads_no_scipy() -> None:
    code = (
        "import sys; from chatbot.evaluation.statistics import share_interval\n"
        "assert share_interval(2, 3); sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_interval_of_a_share_covers_the_truth_95_times_of_100() -> None:
    for n in (40, 150, 550):
        intervals = np.asarray([share_interval(k, n) for k in range(n + 1)])
        coverage = []
        for truth in np.linspace(0.05, 0.95, 91):
            covering = (intervals[:, 0] <= truth) & (truth <= intervals[:, 1])
            coverage.append(float(binom.pmf(np.arange(n + 1), n, truth)[covering].sum()))
        assert min(coverage) > 0.91
        assert 0.945 < mean(coverage) < 0.96


def test_the_interval_of_a_graded_mean_covers_the_truth_about_95_times_of_100() -> None:
    rng = np.random.default_rng(1)
    covered = 0
    for _ in range(300):  # three of four are perfect, the rest anything: mean 0.875
        values = np.where(rng.random(80) < 0.75, 1.0, rng.random(80)).tolist()
        interval = graded_interval(values, resamples=999)
        assert interval is not None
        covered += interval[0] <= 0.875 <= interval[1]
    assert 0.91 <= covered / 300 <= 0.985


def test_graded_values_that_happen_to_be_0_and_1_are_graded_still() -> None:
    values = [1.0] * 15 + [0.0] * 133
    assert graded_interval(values, resamples=999) == bootstrap_interval(values, resamples=999)
    assert graded_interval(values, resamples=999) != share_interval(15, 148)


def test_graded_values_that_are_all_alike_are_no_certainty() -> None:
    assert graded_interval([1.0] * 150) == share_interval(150, 150)
    low, high = graded_interval([1.0] * 20, (-1, 1)) or (None, None)
    assert (low, high) == (pytest.approx(2 * share_interval(20, 20)[0] - 1), 1.0)
    assert bootstrap_interval([0.5, 0.5, 0.5]) == (0.5, 0.5)  # of differences: nothing moved


def test_one_graded_value_has_no_interval() -> None:
    assert graded_interval([0.5]) is None
    assert graded_interval([]) is None


def test_a_share_of_averaged_attempts_has_an_interval_as_any_share() -> None:
    low, high = share_interval(7.5, 10)
    assert share_interval(7, 10)[0] < low < 0.75 < high < share_interval(8, 10)[1]


def test_the_interval_over_several_resumes_covers_what_their_questions_alone_do_not() -> None:
    rng = np.random.default_rng(5)
    naive = covered = 0
    for _ in range(400):  # nine résumés of 40 questions; a résumé is easier or harder by some 12 points
        of_each = rng.beta(0.8 * 10, 0.2 * 10, size=9)
        groups = [(rng.random(40) < share).astype(float).tolist() for share in of_each]
        low, high = clustered_interval(groups, share=True) or (0.0, 0.0)
        covered += low <= 0.8 <= high
        low, high = share_interval(sum(map(sum, groups)), 360)
        naive += low <= 0.8 <= high
    assert naive / 400 < 0.8
    assert 0.93 <= covered / 400 <= 0.99


def test_the_interval_over_several_resumes_is_that_of_cluster_totals_for_graded_values() -> None:
    groups = [[0.2, 0.4], [0.9, 0.7], [0.5, 0.6]]
    means = np.asarray([np.mean(group) for group in groups])  # of one size: the means are a sample
    half = float(student.ppf(0.975, 2) * means.std(ddof=1) / np.sqrt(3))
    assert clustered_interval(groups) == pytest.approx(
        (max(0, means.mean() - half), min(1, means.mean() + half))
    )


@given(st.lists(st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=8), min_size=2, max_size=6))
def test_allowing_for_resumes_never_narrows_the_interval_of_a_share(groups: list[list[float]]) -> None:
    values = [value for group in groups for value in group]
    low, high = clustered_interval(groups, share=True) or (0.0, 0.0)
    alone = share_interval(sum(values), len(values))
    assert 0 <= low <= alone[0] + 1e-9
    assert alone[1] - 1e-9 <= high <= 1


def test_one_resume_says_nothing_of_others() -> None:
    with pytest.raises(ValueError, match="one cluster"):
        clustered_interval([[1.0, 0.0]])


def test_the_interval_of_a_percentile_is_between_values_in_order() -> None:
    values = [float(n) for n in range(1, 101)]
    # Conover 1999, 3.2: of 100 values, the 40th and the 61st bound the median with at least 95 %
    low, high = percentile_interval(values, 50) or (0, 0)
    assert 39 <= low <= 41
    assert 60 <= high <= 62
    assert percentile_interval(values[:20], 99) is None
    assert percentile_interval([1.0], 50) is None


def test_where_bca_is_not_defined_the_interval_is_that_of_percentiles() -> None:
    # three resamples of which none need lie below the mean: BCa is not a number for some seed
    undefined = 0
    for seed in range(40):
        found = bootstrap_interval([0.0, 0.9], seed=seed, resamples=3)
        assert found is not None
        assert 0 <= found[0] <= found[1] <= 0.9
        undefined += found[0] == found[1]
    assert undefined  # all three the same: the case was met


@settings(deadline=None, max_examples=30)
@given(st.lists(graded, min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_values_changes_no_interval(values: list[float], chance: random.Random) -> None:
    shuffled = sorted(values, key=lambda _: chance.random())
    assert mean(shuffled) == mean(values)
    assert graded_interval(shuffled, resamples=99) == graded_interval(values, resamples=99)


def test_a_percentile_lies_between_its_neighbours() -> None:
    assert percentile([30, 10, 20], 50) == 20
    assert percentile([0, 10], 95) == pytest.approx(9.5)


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    # 2 · sum of C(n, k) / 2^n up to the smaller count, by hand
    [(0, 5, 2 / 32), (0, 6, 2 / 64), (1, 8, 20 / 512), (5, 15, 43400 / 2**20), (3, 3, 1.0), (0, 0, 1.0)],
)
def test_mcnemar_is_exact_and_two_sided(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == pytest.approx(p)
    assert mcnemar(worse, better) == mcnemar(better, worse)


def test_twelve_planted_wrong_answers_of_150_are_significant() -> None:
    assert mcnemar(0, 12) == pytest.approx(2 / 2**12)
    assert sign_flip([-1.0] * 12 + [0.0] * 138) == pytest.approx(2 / 2**12)
    assert sign_flip([-2.0] * 9 + [-1.0] * 3 + [0.0] * 138) == pytest.approx(2 / 2**12)


def test_a_sign_flip_is_every_pattern_of_signs_where_there_are_few() -> None:
    moved = [0.5, -0.2, 0.3, 0.9, -0.1, 0.4]
    sums = [
        sum(s * d for s, d in zip(signs, moved, strict=True))
        for signs in itertools.product((1, -1), repeat=6)
    ]
    extreme = sum(abs(found) >= abs(sum(moved)) - 1e-12 for found in sums)
    assert sign_flip([*moved, 0.0, 0.0]) == pytest.approx(extreme / 64)


def test_drawn_sign_flips_come_close_to_the_normal_law() -> None:
    rng = np.random.default_rng(3)
    drawn = rng.normal(0.25, 1, 60).tolist()
    z = math.fsum(drawn) / math.sqrt(math.fsum(value * value for value in drawn))
    assert sign_flip(drawn) == pytest.approx(math.erfc(abs(z) / math.sqrt(2)), abs=0.015)


@settings(deadline=None, max_examples=40)
@given(differences, st.randoms(use_true_random=False))
@example([-1.0, -1.0, -0.3, -0.3, 0.1, 0.5, 1.0, 1.0], random.Random(0))  # sum to next to nothing
def test_neither_order_nor_which_run_comes_first_changes_a_probability(
    found: list[float], chance: random.Random
) -> None:
    shuffled = sorted(found, key=lambda _: chance.random())
    p = sign_flip(found, resamples=199)
    assert 0 < p <= 1
    assert sign_flip(shuffled, resamples=199) == p
    if math.fsum(found) != 0:
        assert sign_flip([-value for value in found], resamples=199) == p


def test_chance_differences_are_significant_one_time_in_twenty_at_most() -> None:
    rng = np.random.default_rng(4)
    alarms = sum(
        sign_flip(rng.choice([-1, -0.5, -0.2, 0.2, 0.5, 1], 25).tolist(), resamples=499) < 0.05
        for _ in range(400)
    )
    assert 6 <= alarms <= 34  # 20 expected; outside is one chance in a thousand


def test_holm_is_that_of_the_textbook() -> None:
    # the example of Wikipedia's article, where the first and the last are rejected; worked out by hand
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
    assert found == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06, "d": 0.02})
    assert list(found) == ["a", "b", "c", "d"]
    assert holm({}) == {}


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_lies_between_the_plain_and_the_bonferroni_probability(found: list[float]) -> None:
    plain = {str(place): p for place, p in enumerate(found)}
    for name, adjusted in holm(plain).items():
        assert plain[name] <= adjusted <= min(1.0, len(found) * plain[name])


def test_a_curve_has_one_point_a_confidence() -> None:
    assert risk_coverage([0.9, 0.5, 0.9, 0.1], [0, 1, 1, 1]) == ((0.5, 0.5), (0.75, 2 / 3), (1.0, 0.75))
    assert risk_coverage([], []) == ()


def test_the_area_is_the_mean_over_all_orders_of_equal_confidences() -> None:
    sure, tied, unsure = [0.0], [1.0, 0.0, 1.0, 0.0], [1.0]
    areas = []
    for order in itertools.permutations(tied):
        losses = [*sure, *order, *unsure]
        areas.append(sum(sum(losses[:k]) / k for k in range(1, 7)) / 6)
    assert aurc([0.9, 0.5, 0.5, 0.5, 0.5, 0.1], [*sure, *tied, *unsure]) == pytest.approx(mean(areas))


def test_an_area_is_lower_when_the_sure_answers_are_the_right_ones() -> None:
    losses = [0.0, 0.0, 0.0, 1.0]
    assert aurc([0.9, 0.8, 0.7, 0.1], losses) == pytest.approx(1 / 16)
    assert aurc([0.5] * 4, losses) == pytest.approx(0.25)
    assert aurc([0.1, 0.7, 0.8, 0.9], losses) > 0.25


@given(
    st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.9]), graded), min_size=1, max_size=12).flatmap(
        lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))
    )
)
def test_the_order_of_items_changes_neither_curve_nor_area(
    found: tuple[list[tuple[float, float]], list[tuple[float, float]]],
) -> None:
    (one, other) = ([pair[0] for pair in pairs] for pairs in found)
    losses, shuffled = ([pair[1] for pair in pairs] for pairs in found)
    assert risk_coverage(one, losses) == risk_coverage(other, shuffled)
    assert aurc(one, losses) == aurc(other, shuffled)


def _answers(n: int, seed: int) -> tuple[list[float], list[float]]:
    """Confidences in tenths, and losses that are likelier where the confidence is low."""
    random = np.random.default_rng(seed)
    confidences = np.round(random.random(n), 1)
    losses = (random.random(n) > 0.4 + 0.5 * confidences).astype(float)
    return confidences.tolist(), losses.tolist()


def test_the_interval_of_an_area_is_that_of_areas_of_drawn_items() -> None:
    confidences, losses = _answers(80, 1)
    low, high = aurc_interval([(confidences, losses)]) or (0, 0)
    random, drawn = np.random.default_rng(2), []
    for _ in range(600):
        taken = random.integers(0, 80, 80)
        drawn.append(aurc([confidences[at] for at in taken], [losses[at] for at in taken]))
    ends = np.quantile(drawn, (0.025, 0.975))
    assert low < aurc(confidences, losses) < high
    assert (low, high) == pytest.approx(ends, abs=0.03)


def test_the_interval_of_an_area_is_wider_where_one_resume_is_hard() -> None:
    parts = [_answers(40, seed) for seed in range(4)]
    whole = tuple([one for part in parts for one in part[side]] for side in (0, 1))
    alike = aurc_interval(parts)
    hard = [
        (sure, [1.0] * len(losses) if number == 0 else losses) for number, (sure, losses) in enumerate(parts)
    ]
    uneven = aurc_interval(hard)
    assert alike is not None
    assert uneven is not None
    middle = sum(alike) / 2
    assert middle == pytest.approx(aurc(*whole), abs=0.01)
    assert 2 * (alike[1] - alike[0]) < uneven[1] - uneven[0]
    assert aurc_interval(hard[::-1]) == pytest.approx(uneven)


def test_an_area_over_alike_losses_has_the_interval_of_their_share_and_one_item_none() -> None:
    assert aurc_interval([([0.1, 0.5, 0.9], [0.0] * 3)]) == share_interval(0, 3)
    assert aurc_interval([([0.1, 0.5], [1.0] * 2), ([0.9], [1.0])]) == clustered_interval([[1, 1], [1]])
    assert aurc_interval([([0.1], [0.0])]) is None
    assert aurc_interval([]) is None


@given(st.permutations(range(20)))
def test_the_order_of_items_does_not_change_the_interval_of_an_area(order: list[int]) -> None:
    confidences, losses = _answers(20, 3)
    shuffled = [confidences[at] for at in order], [losses[at] for at in order]
    plain = aurc_interval([(confidences, losses)], resamples=200)
    assert aurc_interval([shuffled], resamples=200) == plain


def test_the_power_is_that_of_every_table_that_can_come_out() -> None:
    n, drop, discordance = 18, 0.3, 0.5
    worse, better = (discordance + drop) / 2, (discordance - drop) / 2
    power = 0.0
    for b in range(n + 1):
        for c in range(n + 1 - b):
            if b > c and mcnemar(c, b) < 0.05:
                ways = math.comb(n, b) * math.comb(n - b, c)
                power += ways * worse**b * better**c * (1 - discordance) ** (n - b - c)
    assert drop_power(n, drop, discordance) == pytest.approx(power, abs=1e-6)


def test_eighty_items_notice_a_drop_of_ten_points_half_the_time() -> None:
    assert 0.45 < drop_power(80, 0.10, 0.14) < 0.7
    assert drop_power(150, 0.10, 0.14) > 0.85


@pytest.mark.parametrize(("n", "discordance"), [(40, 0.1), (150, 0.0), (150, 0.06), (550, 0.04), (550, 0.3)])
def test_the_smallest_drop_has_the_power_asked_for_and_a_smaller_one_has_not(
    n: int, discordance: float
) -> None:
    drop = smallest_drop(n, discordance)
    assert drop is not None
    assert drop_power(n, drop, discordance) >= 0.8
    assert drop_power(n, drop - 0.001, discordance) < 0.8


def test_with_five_items_no_drop_is_noticed() -> None:
    assert smallest_drop(5, 0.0) is None
    assert smallest_drop(0, 0.0) is None
    assert smallest_drop(6, 0.0) is not None


def test_where_nothing_differs_six_items_must_be_lost() -> None:
    drop = smallest_drop(150, 0.0)
    assert drop is not None
    assert binom.sf(5, 150, drop) == pytest.approx(0.8, abs=0.001)


def test_a_share_of_pairs_is_between_0_and_1() -> None:
    with pytest.raises(ValueError, match=r"between 0 and 1, not 1\.5"):
        smallest_drop(10, 1.5)


def test_for_yes_and_no_the_smallest_shift_is_the_smallest_drop() -> None:
    assert smallest_shift([1.0] * 4 + [-1.0] * 5 + [0.0] * 141) == smallest_drop(150, 9 / 150)
    assert smallest_shift([0.0] * 150) == smallest_drop(150, 0.0)
    assert smallest_shift([]) is None


def test_with_many_differences_the_smallest_shift_meets_the_normal_law() -> None:
    spread = np.random.default_rng(5).normal(0, 0.2, 400)
    expected = (1.959964 + 0.841621) * float(np.sqrt(np.mean(spread**2))) / 20
    assert smallest_shift(spread.tolist()) == pytest.approx(expected, rel=0.06)


def test_the_smallest_shift_is_noticed_about_four_times_in_five() -> None:
    rng = np.random.default_rng(6)
    base = [*rng.choice([-0.5, 0.5], 20).tolist(), *([0.0] * 130)]
    drop = smallest_shift(base)
    assert drop is not None
    worse = 0.5 + drop / (2 * 0.5 * 20 / 150)
    noticed = 0
    for _ in range(200):
        signs = np.where(rng.random(150) < worse, -0.5, 0.5)
        noticed += sign_flip(np.where(rng.random(150) < 20 / 150, signs, 0.0).tolist()) < 0.05
    assert 0.7 < noticed / 200 < 0.9
