"""The figures can be counted by hand."""

from __future__ import annotations

import math

import pytest

from chatbot.evidence import STATED, Signals
from chatbot.learning import measure
from chatbot.learning.measure import BEGIN, CARD, END, area, rows, table
from chatbot.learning.trial import Passage, Trial
from index.adapter import find_adapter
from index.embed import DEFAULT_WEIGHTS_SHA256, HashingEncoder

NOTHING = Signals(0, 0, 0, 0)


def _trial(way: str, *passages: tuple[float, bool], kind: str = "natural") -> Trial:
    return Trial("q?", kind, way, tuple(Passage(NOTHING, sure, right) for sure, right in passages))


def test_the_area_under_the_curve() -> None:
    assert area([3, 2], [1, 0]) == 1
    assert area([0, 1], [0, 1]) == 0.5
    assert area([1], [1, 0]) == 0.75
    assert math.isnan(area([], [1]))


def test_recall_areas_and_shares() -> None:
    tried = [
        _trial("whole", (0.9, True), (0.2, False)),
        _trial("whole", (0.3, False), (0.2, False), (0.1, True)),
        _trial("removed", (0.2, False)),
        _trial("removed", (0.8, False)),
        _trial("not stated", (0.1, False), kind="noisy"),
    ]
    natural, everything = rows(tried)
    assert natural.kind == "natural"
    assert natural.asked == everything.asked == 2
    assert natural.recall == (0.5, 1.0, 1.0)
    assert natural.area_removed == pytest.approx(3 / 4)
    assert natural.area_not_stated == 1
    assert STATED <= 0.8
    assert (natural.shown, natural.shown_removed, natural.shown_not_stated) == (0.5, 0.5, 0.0)


def test_a_question_without_passages_is_missed() -> None:
    (row, _) = rows([_trial("whole")])
    assert row.recall == (0, 0, 0)
    assert row.shown == 0


def test_the_table_has_a_line_a_kind() -> None:
    lines = table(rows([_trial("whole", (0.9, True)), _trial("removed", (0.2, False))]))
    assert len(lines) == 4
    assert lines[2].startswith("| natural | 1 | 1.00 | 1.00 | 1.00 | 1.00 |")
    assert all(line.count("|") == lines[0].count("|") for line in lines)


def test_the_card_is_of_the_adapter_that_ships() -> None:
    figures = CARD.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert find_adapter(DEFAULT_WEIGHTS_SHA256).identity in figures, "run make train, or measure --card"
    assert figures.count("| all |") == 4


def test_the_command_measures_both_ways(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = measure.load("software")[0]
    small = one.model_copy(update={"lines": one.lines[:3], "not_stated": one.not_stated[:2]})
    monkeypatch.setattr(measure, "load", lambda group: (small,))
    monkeypatch.setattr(measure, "open_encoder", lambda name, home, with_adapter: (HashingEncoder(64), ()))
    assert measure.main(["software"]) == 0
    printed = capsys.readouterr().out
    assert printed.index("software, without the adapter") < printed.index("software, with the adapter")
    assert printed.count("| all | ") == 2
