"""Each kind of question goes to its writer; another language is told so first."""

from __future__ import annotations

import pytest

from chatbot.evidence import Judge
from chatbot.models import Question
from chatbot.retrieve import ResumeRetriever
from chatbot.write import Writer
from tests.chatbot.people import ADA, candidate_of, index_of

CANDIDATE = candidate_of(ADA)
WRITER = Writer(CANDIDATE, Judge(CANDIDATE, ResumeRetriever(index=index_of(ADA))), 2000)


@pytest.mark.parametrize(
    ("intent", "status", "said"),
    [
        ("smalltalk.greeting", "smalltalk", "Hello"),
        ("declined.task", "declined", "only help"),
        ("contact.email", "answered", "ada@example.org"),
        ("invalid", "clarify", "type a question"),
        ("career.current", "answered", "Lead Engineer"),
        ("background.education", "answered", "Ph.D."),
        ("summary", "answered", "Ada Example is"),
    ],
)
def test_a_question_goes_to_the_writer_of_its_kind(intent: str, status: str, said: str) -> None:
    draft = WRITER.write(Question(text="x", intent=intent))
    assert draft.status == status
    assert said in draft.statements[0].text


def test_a_skill_and_an_open_question_go_to_the_passages() -> None:
    assert WRITER.write(Question(text="Rust?", intent="skill", topic="rust")).focus.intent == "skill"
    assert WRITER.write(Question(text="30 Kubernetes clusters", intent="open")).focus.intent == "open"


def test_in_another_language_what_is_recognised_is_answered_after_a_notice() -> None:
    draft = WRITER.write(Question(text="x", intent="career.current", language="fr"))
    assert draft.statements[0].text == "Pour l'instant, je ne réponds qu'en anglais."
    assert "Lead Engineer" in draft.statements[1].text
    assert draft.status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        Question(text="x y z", intent="open", language="fr"),
        Question(text="qwertz", intent="skill", topic="qwertz", language="de"),
    ],
)
def test_in_another_language_what_is_not_understood_gets_the_notice_alone(question: Question) -> None:
    draft = WRITER.write(question)
    assert len(draft.statements) == 1
    assert draft.status == "clarify"


def test_a_skill_that_is_there_is_answered_in_any_language() -> None:
    draft = WRITER.write(Question(text="Rust?", intent="skill", topic="rust", language="de"))
    assert draft.status == "answered"
    assert len(draft.statements) > 1
