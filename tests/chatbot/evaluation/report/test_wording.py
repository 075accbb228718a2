"""One wording: units, signs, intervals, directions, and text that any file can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from chatbot.evaluation.metric import METRICS, WORDS
from chatbot.evaluation.models import WORST_FIRST, Contrast, Outcome
from chatbot.evaluation.report.wording import (
    BEST_FIRST,
    clipped,
    difference_text,
    direction,
    interval_text,
    legend,
    methods,
    metric_of,
    p_text,
    plain,
    value_text,
)


def test_every_outcome_has_its_word_and_its_place() -> None:
    assert set(WORDS) == set(WORST_FIRST) == set(BEST_FIRST) == set(Outcome)
    assert len(set(WORDS.values())) == len(Outcome)


def test_the_legend_links_every_word_to_its_key() -> None:
    assert legend().startswith("right = correct, rightly declined = correct_abstention, ")
    assert all(f"{word} = {outcome}" in legend() for outcome, word in WORDS.items())


def test_how_intervals_were_made_is_told_for_one_resume_and_for_several() -> None:
    assert "say nothing of others" in methods(1)
    assert "the 9 résumés are alike" in methods(9)
    assert "McNemar" not in methods(9)
    assert methods(9, 9).endswith("independent of each other, which the intervals of differences do not.")
    assert methods(9, 1).endswith("independent of each other.")


@pytest.mark.parametrize(
    ("metric", "value", "text"),
    [
        ("correct", 0.8437, "84.4 %"),
        ("truthfulness", -0.125, "−0.12"),
        ("latency_p95", 1234.4, "1,234 ms"),
        ("latency_p50", 4.21, "4.2 ms"),
        ("words", 21.0, "21.0"),
        ("aurc", 0.0314, "0.031"),
        ("correct", None, "–"),
        ("of another version", 0.5, "0.500"),
    ],
)
def test_a_value_is_told_in_its_unit(metric: str, value: float | None, text: str) -> None:
    assert value_text(metric_of(metric), value).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("metric", "difference", "text"),
    [
        ("correct", -0.06, "−6.0 points"),
        ("correct", 0.021, "+2.1 points"),
        ("truthfulness", -0.0001, "0.00"),
        ("latency_p50", 12.0, "+12.0 ms"),
        ("truthfulness", None, "–"),
    ],
)
def test_a_difference_has_its_sign_and_shares_differ_by_points(
    metric: str, difference: float | None, text: str
) -> None:
    assert difference_text(metric_of(metric), difference).replace("\u00a0", " ") == text


def test_an_interval_is_in_the_scale_of_its_value() -> None:
    assert interval_text(METRICS["correct"], 0.8, 0.9).replace("\u00a0", " ") == "80.0 to 90.0"
    assert interval_text(METRICS["truthfulness"], None, 0.9) == "–"


@pytest.mark.parametrize(
    ("metric", "difference", "p", "p_holm", "way"),
    [
        ("correct", -0.1, 0.01, None, "worse"),
        ("correct", 0.1, 0.01, None, "better"),
        ("incorrect", 0.1, 0.01, None, "worse"),
        ("correct", -0.1, 0.01, 0.07, ""),
        ("correct", -0.1, None, None, ""),
        ("correct", 0.0, 0.01, None, ""),
    ],
)
def test_worse_is_told_by_the_metric_and_only_if_significant(
    metric: str, difference: float, p: float | None, p_holm: float | None, way: str
) -> None:
    found = Contrast(
        metric=metric, base=0.5, candidate=0.5 + difference, difference=difference, p=p, p_holm=p_holm
    )
    assert direction(found) == way


def test_the_p_value_that_decides_is_the_adjusted_one() -> None:
    contrast = Contrast(metric="correct", base=1, candidate=0, difference=-1, p=0.00001)
    assert p_text(contrast) == "< 0.001"
    assert p_text(contrast.model_copy(update={"p_holm": 0.04})) == "0.040"
    assert p_text(contrast.model_copy(update={"p": None})) == "–"


@given(st.text())
def test_plain_text_can_stand_in_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = plain(text)
    assert len(plain(text)) == len(text)


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_clipped_text_is_one_line_within_its_limit(text: str, limit: int) -> None:
    line = clipped(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
