"""What the résumé has on a question: stated, near, or named nowhere in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot import evidence
from chatbot.candidate import Candidate, plain
from chatbot.evidence import NEAR, STATED, Judge
from chatbot.lookup import Found
from chatbot.models import Question
from chatbot.retrieve import ResumeRetriever
from index.embed import Encoder
from index.withhold import withhold
from tests.chatbot.people import ADA, TODAY, index_of, indexed, read


def judge_of(text: str) -> Judge:
    index = index_of(text)
    candidate = Candidate(index.resume, index.documents, index.chunks, as_of=TODAY)
    return Judge(candidate, ResumeRetriever(index=index))


JUDGE = judge_of(ADA)


def ask(text: str, entries: tuple[int, ...] = ()) -> Question:
    return Question(text=text, intent="open", entries=entries)


def texts(found: tuple[Found, ...]) -> list[str]:
    return [one.evidence.text for one in found]


# -- a named thing


# -- an open question


def test_the_line_that_answers_is_stated_first() -> None:
    judged = JUDGE.judge(ask("Which clusters of Kubernetes did she run?"))
    assert texts(judged.stated)[0] == "Ran 30 Kubernetes clusters."
    assert judged.missing == ()


def test_a_name_that_the_resume_never_uses_settles_it() -> None:
    judged = JUDGE.judge(ask("Which clusters did she run with Nomad?"))
    assert judged.stated == ()
    assert judged.missing == ("Nomad",)


@pytest.mark.endtoend
@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Did she coach other people?", "Mentored five engineers, two of whom became team leads."),
        ("How did she save money?", "Cut cloud spending by $1.2M a year by moving 40 PB to erasure codes."),
        ("What is her favourite opera?", None),
        ("Which horses does she breed?", None),
    ],
)
def test_meaning_finds_other_words_and_leaves_what_is_not_there(
    text: str, stated: str | None, real_encoder: Encoder
) -> None:
    index = indexed(withhold(read(ADA)), real_encoder)
    candidate = Candidate(index.resume, index.documents, index.chunks, as_of=TODAY)
    judged = Judge(candidate, ResumeRetriever(index=index)).judge(ask(text))
    assert texts(judged.stated)[:1] == ([stated] if stated else [])


def test_the_nearest_is_no_contact_data_and_bounded() -> None:
    for topic in ("Kubernetes cluster", "Springfield", "ada@example.org"):
        assert all(one.chunk.section_kind != "contact" for one in JUDGE.nearest(topic, 5))
    assert len(JUDGE.nearest("Kubernetes cluster")) == 1


def test_of_a_long_unit_the_part_that_speaks_to_the_question_is_shown() -> None:
    long = (
        "- Rebuilt the archive of the northern region over two winters with a crew of nine people and a van. "
        "Negotiated the contract for tape robots with three suppliers and a customs office. "
        "Trained the night shift in the handling of helium drives."
    )
    judge = judge_of(ADA.replace("- Ran 30 Kubernetes clusters.", long))
    shown = texts(judge.judge(ask("Which contract for tape robots did she negotiate?")).stated)
    assert shown[0].startswith("Negotiated the contract")
    assert "Rebuilt" not in shown[0]


@given(st.text(max_size=60))
def test_any_question_is_judged_with_bounded_scores_and_verbatim_evidence(text: str) -> None:
    judged = JUDGE.judge(ask(text))
    for one in judged.stated:
        assert one.complete or STATED <= one.sure <= 1
    for one in judged.near:
        assert judged.missing or NEAR <= one.sure <= 1
        assert one not in judged.stated
    document = index_of(ADA).documents[0].text
    for one in (
        *judged.stated,
        *judged.near,
        *JUDGE.lookup.mentions(text),
        *JUDGE.lookup.in_words(text),
        *JUDGE.nearest(text),
    ):
        raw = document[one.evidence.span.start : one.evidence.span.end]
        for word in one.evidence.text.split():
            assert word.strip(",.") in plain(raw) or one.chunk.kind == "entry"
    assert not judged.missing or not judged.stated


def test_a_line_in_other_words_is_stated_when_it_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the words of a line: the encoder is taught how recruiters ask."""
    monkeypatch.setattr(evidence, "probability", lambda signals: 0.9)
    judged = JUDGE.judge(Question(text="Has she ever tutored grown-ups after dusk?", intent="open"))
    assert judged.stated
    assert not judged.stated[0].hit
