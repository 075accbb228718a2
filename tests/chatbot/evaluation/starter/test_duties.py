"""Duties are asked for in plain grammar only, with their own numbers and at their own employer."""

from __future__ import annotations

import re

import pytest

from chatbot.evaluation.models import Answerability, Item
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.duties import about_duties, duties_of, figure, verb_forms
from chatbot.evaluation.starter.stays import stays_of
from chatbot.evaluation.starter.wording import Wording, words
from tests.chatbot.evaluation.starter.resumes import PEOPLE, read, reading

HEAD = "# Ada Example\n\nada@example.org\n\n## Experience\n\n"
NOW, THEN = "### Engineer, Acme Inc.\n2020 – present\n\n", "### Baker, Bun House\n2015 – 2019\n\n"


def _phrases(line: str, job: str = THEN) -> list[str]:
    found = read(f"{HEAD}{job}- {line}\n")
    return [duty.phrase for stay in stays_of(found.resume.positions)[0] for duty in duties_of(stay)]


def _items(text: str) -> list[Item]:
    found = read(text)
    drafts = Drafts(found.resume, found.documents, Wording("s"))
    about_duties(drafts)
    return drafts.items


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("Built the ordering system in Django for nine shops.", "build the ordering system"),
        ("Reduced mean time to recovery from 54 to 11 minutes.", "reduce mean time to recovery"),
        ("Brought staff turnover down from 58% to 31%.", "bring staff turnover down"),
        ("Built the branch dashboard used by 37 managers.", "build the branch dashboard"),
        ("Started a travel vaccine clinic: 3,100 doses.", "start a travel vaccine clinic"),
        ("Picked and packed 300 orders a shift.", None),
        ("Ran clinics and trained eight nurses.", "run clinics"),
        ("Identified faulty wiring.", "identify faulty wiring"),
        ("Rewrote my own handbook.", None),
        ("Market research for a bakery.", None),
        ("Responsible for the oven.", None),
        ("Led.", None),
    ],
)
def test_a_duty_is_a_verb_and_what_it_was_done_to(line: str, phrase: str | None) -> None:
    assert _phrases(line) == ([] if phrase is None else [phrase])


def test_the_base_form_is_a_verb_only_before_a_determiner_and_in_a_job_that_goes_on() -> None:
    assert _phrases("Lead a team of six.", NOW) == ["lead a team of six"]
    assert _phrases("Oversees four shops.", NOW) == ["oversee four shops"]
    assert _phrases("Test automation.", NOW) == []
    assert _phrases("Lead a team of six.", THEN) == []


def test_forms_of_verbs_are_english() -> None:
    forms = verb_forms()
    assert forms["identified"] == ("identify", True)
    assert forms["oversees"] == ("oversee", False)
    assert forms["coaches"] == ("coach", False)
    assert forms["led"] == ("lead", True)
    assert forms["cut"] == ("cut", True)
    assert {forms[past] for past in words()["verbs"]["irregular"].values()} >= {
        ("build", True),
        ("teach", True),
    }


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


@pytest.mark.parametrize("name", PEOPLE)
def test_a_thing_ends_in_a_word_that_can_end_one(name: str) -> None:
    found = reading(name)
    ends = {*words()["grammar"]["ends"], "and", "the", "a"}
    things = [duty.thing for stay in stays_of(found.resume.positions)[0] for duty in duties_of(stay)]
    assert things
    assert [thing for thing in things if thing.split()[-1] in ends] == []
