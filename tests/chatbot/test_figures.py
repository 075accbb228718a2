"""Figures are read with their kind and scale; years are none."""

from __future__ import annotations

import pytest

from chatbot.figures import figures, largest


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("saved £2.4m in May 2015", [("money", 2_400_000.0)]),
        ("EUR 160,000 below it", [("money", 160_000.0)]),
        ("93% of 58 students passed", [("percent", 93.0), ("count", 58.0)]),
        ("31 per cent", [("percent", 31.0)]),
        ("a team of four, 1,900 claims", [("count", 4.0), ("count", 1_900.0)]),
        ("3 million visitors", [("count", 3_000_000.0)]),
        ("since 2015, and 2,000 times", [("count", 2_000.0)]),
        ("B2B, K8s and v1.2", []),
        (
            "a loft of 7,200 m², 40 m³ of tanks and 30 m2",
            [("count", 7_200.0), ("count", 40.0), ("count", 30.0)],
        ),
        ("a 60 m yacht, 5m long, 8 mm thick", [("count", 60.0), ("count", 5.0), ("count", 8.0)]),
        ("£3 m, 3 m EUR, 1.2m users", [("money", 3e6), ("money", 3e6), ("count", 1_200_000.0)]),
        ("a 25kg pump", []),
    ],
)
def test_figures_have_a_kind_and_their_scale(text: str, read: list[tuple[str, float]]) -> None:
    assert [(figure.kind, figure.value) for figure in figures(text)] == read


def test_what_is_behind_a_figure_is_the_rest_of_the_text() -> None:
    assert figures("led 12 nurses there")[0].behind == "nurses there"


def test_the_largest_is_told_and_no_figure_is_none() -> None:
    assert largest("from 27% to 33%, £4.8m") == 4_800_000.0
    assert largest("in 2015") == 0.0
