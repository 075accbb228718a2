"""The scorer gives planted answers the outcome a reader would."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from chatbot.models import Answer


def _load() -> ModuleType:
    """The script as a module: it stands beside its collection, in no package."""
    spec = importlib.util.spec_from_file_location("score", Path(__file__).with_name("score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


score = _load()


def answer(text: str, status: str = "answered") -> Answer:
    return Answer.model_validate(
        {
            "id": "1",
            "session_id": None,
            "answer": text,
            "blocks": (),
            "status": status,
            "confidence": 1,
            "generation": "g",
        }
    )


def item(**given: Any) -> dict[str, Any]:
    facts = [{"any_of": ["2018", "/twenty.?eighteen/"], "kind": "date", "required": True}]
    return {"answerability": "ANSWERABLE", "reference_facts": facts, "forbidden": [], **given}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("Acme", "at ACME Inc.", True),
        ("Acme", "at Ac me", False),
        ("/ac.e/", "ACNE", True),
        ("/^acme$/", "acme inc", False),
        ("/", "either/or", True),
        ("//", "a//b", True),
    ],
)
def test_a_text_is_contained_and_a_pattern_is_searched(pattern: str, text: str, found: bool) -> None:
    assert score.matches(pattern, text) is found


@pytest.mark.parametrize(
    ("text", "status", "outcome"),
    [
        ("In 2018. [1]", "answered", "correct"),
        ("In twenty-eighteen.", "answered", "correct"),
        ("In\n  2018", "partly", "correct"),
        ("In 2017.", "answered", "incomplete"),
        ("The résumé does not say.", "not_mentioned", "missing"),
        ("Not sure.", "partly", "missing"),
        ("See [2018].", "answered", "incomplete"),
    ],
)
def test_what_the_resume_answers_is_right_when_every_fact_is_said(
    text: str, status: str, outcome: str
) -> None:
    assert score.outcome(item(), answer(text, status)) == outcome


def test_a_fact_that_is_not_required_may_be_left_out() -> None:
    facts = [{"any_of": ["Paris"], "kind": "entity", "required": False}]
    assert score.outcome(item(reference_facts=facts), answer("Somewhere.")) == "correct"


def test_what_is_forbidden_is_wrong_whatever_else_is_said() -> None:
    planted = item(forbidden=["Globex", "/19\\d\\d/"])
    assert score.outcome(planted, answer("2018, at Acme.")) == "correct"
    assert score.outcome(planted, answer("2018, at globex.")) == "wrong"
    assert score.outcome(planted, answer("2018, not 1999.")) == "wrong"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("not_mentioned", "correct"),
        ("declined", "correct"),
        ("clarify", "correct"),
        ("partly", "correct"),
        ("answered", "wrong"),
    ],
)
def test_what_the_resume_does_not_answer_must_not_be_answered(status: str, outcome: str) -> None:
    planted = item(answerability="UNANSWERABLE", reference_facts=[])
    assert score.outcome(planted, answer("Whatever.", status)) == outcome


@pytest.mark.parametrize(
    ("status", "outcome"), [("smalltalk", "correct"), ("clarify", "correct"), ("answered", "wrong")]
)
def test_small_talk_makes_no_claims(status: str, outcome: str) -> None:
    planted = item(answerability="CONVERSATIONAL", reference_facts=[])
    assert score.outcome(planted, answer("Hello!", status)) == outcome


def test_earlier_messages_are_asked_first_and_only_the_last_is_scored() -> None:
    class Echo:
        def turn(self, message: str, history: list[Any]) -> Any:
            said = f"{message} after {len(history)}"
            return type("Turn", (), {"answer": answer(said)})

    planted = {"messages": [{"content": "one"}, {"content": "two"}], "user_input": "three"}
    assert score.ask(Echo(), planted).answer == "three after 2"


@pytest.mark.parametrize("split", ["dev", "held"])
def test_each_set_is_a_resume_with_its_questions(split: str) -> None:
    seed, *others = score.sets(split)
    assert seed[0] is None
    assert seed[1].is_file()
    assert others
    for resume, questions in others:
        assert resume is not None
        assert resume.is_file()
        assert questions.is_file()
