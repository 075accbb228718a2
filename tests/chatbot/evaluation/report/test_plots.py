"""Plots that a page can hold: text, the colours of the page, no style, ids of their own, any label."""

from __future__ import annotations

import re
import warnings

import pytest
from lxml import etree

from chatbot.evaluation.models import Outcome
from chatbot.evaluation.report.plots import latency, outcome_bars, risk_coverage

COUNTS = {Outcome.CORRECT: 7, Outcome.INCORRECT: 2, Outcome.ERROR: 1}
PLOTS = {
    "bars": outcome_bars("bars", [("direct", COUNTS), ("computed", {Outcome.MISSING: 3})]),
    "risk": risk_coverage("risk", [(0.5, 0.0), (1.0, 0.2)]),
    "latency": latency("latency", [3.0, 4.0, 9.0], {"p50": 4.0, "p95": 8.0}),
    "long tail": latency("tail", [3.0, 4.0, 4.0, 900.0], {"p50": 4.0, "p95": 880.0}),
}


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in etree.fromstring(svg.encode()).iter("{*}text")]


@pytest.mark.parametrize("svg", PLOTS.values(), ids=PLOTS.keys())
def test_a_plot_brings_nothing_that_a_policy_forbids(svg: str) -> None:
    assert "style" not in svg
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "<metadata" not in svg
    assert etree.fromstring(svg.encode()).get("viewBox")


@pytest.mark.parametrize("svg", PLOTS.values(), ids=PLOTS.keys())
def test_every_colour_is_the_pages(svg: str) -> None:
    assert "var(--" in svg
    assert re.findall(r"#[0-9a-f]{6}\b", svg) == []


@pytest.mark.parametrize("svg", PLOTS.values(), ids=PLOTS.keys())
def test_a_plot_says_what_it_shows(svg: str) -> None:
    root = etree.fromstring(svg.encode())
    assert root.get("role") == "img"
    assert re.search(r"\d", root.get("aria-label", ""))


def test_counts_and_labels_are_text() -> None:
    said = texts(PLOTS["bars"])
    assert {"direct", "computed", "7", "2", "1", "3", "10"} <= set(said)
    assert "direct: 7 right, 2 wrong, 1 failed; computed: 3 missed" in PLOTS["bars"]


def test_percentiles_are_labelled_and_a_long_tail_is_logarithmic() -> None:
    assert "p95 8.0\u00a0ms" in texts(PLOTS["latency"])
    assert "milliseconds" in texts(PLOTS["latency"])
    assert "milliseconds, logarithmic" in texts(PLOTS["long tail"])


def test_ids_of_two_plots_never_meet() -> None:
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in PLOTS.values()]
    assert any(ids)
    assert sum(map(len, ids)) == len(set().union(*ids))
    for svg in PLOTS.values():
        assert set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg)) == set(re.findall(r' id="([^"]+)"', svg))


@pytest.mark.parametrize(
    "label", [r"$\frac{1}{0}$", "$", "薬剤師の質問", "</svg><script>", "a\x00b", "label1", "w" * 300, ""]
)
def test_a_label_is_shown_as_it_is(label: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = outcome_bars("bars", [(label, COUNTS), ("other", COUNTS)])
    shown = texts(svg)
    assert "other" in shown
    expected = label[:19] + "…" if len(label) > 20 else label.replace("\x00", "\ufffd")
    assert expected in shown
    assert "<script" not in svg


def test_one_answer_and_equal_answers_are_drawn() -> None:
    assert "1 answer took" in latency("one", [0.0], {})
    assert "2 answers took" in latency("equal", [5.0, 5.0], {"p50": 5.0})
