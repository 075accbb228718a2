"""The first rule that fits names what a question asks."""

from __future__ import annotations

import pytest

from chatbot.models import Focus, Question
from chatbot.recognise import Recogniser
from chatbot.understand import Understanding
from tests.chatbot.people import ADA, candidate_of

CANDIDATE = candidate_of(ADA)
RECOGNISER = Recogniser(CANDIDATE.vocabulary, CANDIDATE.entries_meant_by)
NOTHING = Focus(intent="")


def asked(text: str, **about: object) -> Question:
    question = Question(text=text, intent="open").model_copy(update=about)
    return RECOGNISER.recognised(question, text.casefold(), NOTHING)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which towns has she worked in?", "career.places"),
        ("how old is her licence?", "dated.age"),
        ("what is her licence number?", "identifier"),
        ("how many tickets does she close in her current job?", "open"),
        ("colourless green ideas sleep furiously", "open"),
    ],
)
def test_the_first_rule_that_fits_names_the_intent(text: str, intent: str) -> None:
    assert asked(text).intent == intent


def test_a_rule_that_needs_an_employer_fits_only_where_one_is_named() -> None:
    entries = CANDIDATE.entries_meant_by("first")
    assert asked("for how long?", entries=entries, named=(entries,)).intent == "career.tenure"
    assert asked("for how long?").intent != "career.tenure"
    assert RECOGNISER.has_what_is_needed("career.tenure", Question(text="", intent="open", entries=entries))
    assert not RECOGNISER.has_what_is_needed("career.tenure", Question(text="", intent="open"))


def test_a_matter_is_named_and_the_topic_stands_alone() -> None:
    assert RECOGNISER.matter("what is her notice period?") == "notice"
    assert RECOGNISER.matter("what is her favourite crane?") == ""
    assert RECOGNISER.topic("the kubernetes experience so far?") == "kubernetes"


def test_a_word_of_another_trade_in_a_question_on_a_line_is_no_task() -> None:
    job = "### Meteorologist, Moss Institute\n2018 – 2020\n\n- Wrote the frost forecast for 40 orchards.\n"
    text = f"# Bo Ray\n\n## Experience\n\n{job}"
    candidate = candidate_of(text)
    understanding = Understanding(candidate.vocabulary, candidate.entries_meant_by)
    (asked,) = understanding.questions("What came of the frost forecast for the orchards?", (), 300)
    assert asked.intent == "open"
    (task,) = understanding.questions("What is the forecast for tomorrow?", (), 300)
    assert task.intent == "declined.task"
