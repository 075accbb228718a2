"""Duties are asked for in plain grammar only, with their own numbers and at their own employer."""

from __future__ import annotations

import re

import pytest

from chatbot.evaluation.models import Answerability, Item, Response
from chatbot.evaluation.outcome import judged
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.duties import about_duties, figure
from chatbot.evaluation.starter.wording import Wording
from tests.chatbot.evaluation.starter.resumes import HEAD, NOW, THEN, read


def _items(text: str) -> list[Item]:
    found = read(text)
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    about_duties(drafts)
    return drafts.items


@pytest.mark.parametrize(
    ("number", "said", "met"),
    [
        ("2,400", "about 2400 items", True),
        ("2,400", "2,400 items", True),
        ("2,400", "12,400 items", False),
        ("nine", "9 baristas", True),
        ("9", "nine baristas", True),
        ("9", "19 baristas", False),
        ("4.8", "4.8 points", True),
        ("4", "4.8 points", False),
    ],
)
def test_a_number_in_each_of_its_ways(number: str, said: str, met: bool) -> None:
    printed, way = figure(number).any_of
    assert printed == number
    assert (re.search(way[1:-1], said, re.IGNORECASE) is not None) is met


def test_a_share_needs_its_sign() -> None:
    printed, way = figure("18", r"\s?(?:%|per ?cent)", "18 %").any_of
    assert printed == "18 %"
    assert re.search(way[1:-1], "by 18%")
    assert re.search(way[1:-1], "by 18 per cent")
    assert not re.search(way[1:-1], "18 lanes")


def test_numbers_of_a_line_are_asked_for() -> None:
    items = _items(
        f"{HEAD}{THEN}- Cut flour waste by 18 % with new scales.\n"
        "- Raised daily output from 400 to 650 loaves.\n- Trained nine apprentices.\n- Ran a team of 12.\n"
    )
    answers = {item.reference: item.user_input for item in items}
    assert "flour waste" in answers["By 18 %."] or "18 %" in answers["Flour waste."]
    assert "daily output" in answers["From 400 to 650 loaves."]
    assert "apprentices did Ada train" in answers["Nine apprentices."]
    assert "team" in answers["12."]


def test_what_two_employers_may_mean_is_not_asked_for() -> None:
    line = "- Repaired bread ovens.\n"
    assert not [i for i in _items(f"{HEAD}{NOW}{line}\n{THEN}{line}") if "repair bread ovens" in i.user_input]
    alone = _items(f"{HEAD}{NOW}- Repaired bread ovens.\n\n{THEN}- Sold white rolls.\n")
    assert any("repair bread ovens" in item.user_input for item in alone)


def test_a_tool_is_asked_of_the_job_that_names_it_and_of_one_that_does_not() -> None:
    items = _items(
        f"{HEAD}{NOW}- Wrote ledgers in Django.\n\n{THEN}- Sold rolls.\n\n## Skills\n\n- Django, Flask\n"
    )
    tools = [item for item in items if "Django" in item.user_input]
    there = next(item for item in tools if item.kind == "skill_present")
    assert "Acme" in there.user_input
    elsewhere = next(item for item in tools if item.kind == "nearmiss")
    assert "Bun House" in elsewhere.user_input
    assert elsewhere.answerability is Answerability.PARTIAL
    assert not any("Flask" in item.user_input for item in items)


def test_lines_of_another_language_are_not_asked_for() -> None:
    german = (
        "Planned die Steuern für die Kunden und das Büro und ist auch bei den Bauern gewesen und hat "
        "die Rechnungen gemacht."
    )
    assert _items(f"{HEAD}{THEN}- {german}\n") == []


def test_a_line_of_which_something_is_withheld_is_not_asked_for() -> None:
    """What is left would read as one thing: "lead a team of ••••• 14 clusters"."""
    whole = _items(f"{HEAD}{NOW}- Lead a team of nine who run 14 clusters in Oslo.\n")
    assert any("team" in item.user_input for item in whole)
    masked = _items(f"{HEAD}{NOW}- Repair the ovens at 9 Fox Run 14 bakers use.\n")
    assert not any("ovens" in item.user_input for item in masked)


ELSEWHERE = f"{HEAD}{NOW}- Wrote ledgers in Django.\n\n{THEN}- Sold rolls.\n\n## Skills\n\n- Django, Flask\n"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("The résumé does not mention Django at Bun House.", "correct"),
        ("There is no mention of Django at Bun House.", "correct"),
        ("Nothing in the résumé links Django to Bun House.", "correct"),
        ("The résumé lists Django, but not at Bun House.", "correct"),
        ("She never used Django at Bun House.", "correct"),
        ("No, that was at Acme.", "correct"),
        ("Django is only named at Acme.", "correct"),
        ("No.", "correct"),
        ("The résumé does not say so.", "correct"),
        ("I don't know.", "missing"),
        ("She used Django at Bun House.", "incorrect"),
        ("She used Django at Acme and at Bun House.", "incorrect"),
        ("No doubt: she used Django at Bun House.", "incorrect"),
        ("The résumé does not say how, but she used Django at Bun House.", "incorrect"),
        ("Yes.", "incorrect"),
    ],
)
def test_what_was_not_there_is_denied_in_any_honest_way(answer: str, outcome: str) -> None:
    tool = next(item for item in _items(ELSEWHERE) if item.kind == "nearmiss" and "Django" in item.user_input)
    assert judged(tool, Response(id=tool.id, answer=answer)).outcome == outcome
