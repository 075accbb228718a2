"""A line of a job taken apart: its verb, and what was done."""

from __future__ import annotations

import pytest

from chatbot.evaluation.starter.duty import duties_of, verb_forms
from chatbot.evaluation.starter.stays import stays_of
from chatbot.evaluation.starter.wording import words
from tests.chatbot.evaluation.starter.resumes import HEAD, NOW, PEOPLE, THEN, read, reading


def _phrases(line: str, job: str = THEN) -> list[str]:
    found = read(f"{HEAD}{job}- {line}\n")
    return [duty.phrase for stay in stays_of(found.resume.positions)[0] for duty in duties_of(stay)]


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
    assert forms["trimmed"] == ("trim", True)
    assert forms["planned"] == ("plan", True)
    assert forms["embedded"] == ("embed", True)
    assert forms["modelled"] == forms["modeled"] == ("model", True)
    assert forms["delivered"] == ("deliver", True)
    assert not {"trimed", "embeded", "deliverred", "fixxed", "troubleshooted"} & set(forms)
    assert {forms[past] for past in words()["verbs"]["irregular"].values()} >= {
        ("build", True),
        ("teach", True),
    }


@pytest.mark.parametrize("name", PEOPLE)
def test_a_thing_ends_in_a_word_that_can_end_one(name: str) -> None:
    found = reading(name)
    ends = {*words()["grammar"]["ends"], "and", "the", "a"}
    things = [duty.thing for stay in stays_of(found.resume.positions)[0] for duty in duties_of(stay)]
    assert things
    assert [thing for thing in things if thing.split()[-1] in ends] == []
