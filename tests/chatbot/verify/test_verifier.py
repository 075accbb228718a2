"""The last check: planted falsehoods do not leave, faithful sentences do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.models import Evidence, Statement
from chatbot.verify import Verifier
from tests.chatbot.people import ADA, candidate_of

CANDIDATE = candidate_of(ADA)
VERIFIER = Verifier(CANDIDATE)
BULLETS = {
    chunk.text: CANDIDATE.unit(chunk) for chunk in CANDIDATE.chunks if chunk.kind in ("bullet", "fact")
}


def about(words: str) -> tuple[Evidence, ...]:
    """The one line of the résumé that holds these words."""
    (evidence,) = (evidence for text, evidence in BULLETS.items() if words in text)
    return (evidence,)


CODES = about("erasure codes")
FLEET = about("99.95%")
LEADS = about("team leads")
HANDBOOK = about("handbook")
AT_ACME = CANDIDATE.job_headers(CANDIDATE.timeline.jobs[0])
AT_INITECH = CANDIDATE.job_headers(CANDIDATE.timeline.jobs[2])


@pytest.mark.parametrize(
    ("kind", "text", "evidence", "unsupported"),
    [
        ("another amount", "Ada cut spending by $1.3M a year.", CODES, "1.3m"),
        ("a rounded amount", "Ada cut spending by $1M a year.", CODES, "1m"),
        ("another size of amount", "Ada cut spending by $1.2B a year.", CODES, "1.2b"),
        ("an amount without its size", "Ada cut spending by $1.2 a year.", CODES, "1.2"),
        ("a digit of a number", "Ada moved 4 PB.", CODES, "4"),
        ("a count as a share", "Ada moved 40% of the data.", CODES, "40%"),
        ("another share", "Ada kept 99.99% availability.", FLEET, "99.99%"),
        ("a number in words", "Ada mentored seven engineers.", LEADS, "7"),
        ("years nobody counted", "Ada has twenty years of experience.", AT_ACME, "20"),
        ("another year", "Ada has been at Acme Inc. since 2019.", AT_ACME, "2019"),
        ("another month", "Ada joined Acme Inc. in April 2021.", AT_ACME, "April"),
        ("another employer", "At Globex Corporation, Ada cut cloud spending.", CODES, "Globex"),
        ("an invented employer", "At Hooli, Ada cut cloud spending.", CODES, "Hooli"),
        ("an invented person", "Ada cut spending together with Grace Hopper.", CODES, "Grace"),
        ("an invented tool", "Ada used Terraform to cut cloud spending.", CODES, "Terraform"),
        ("a tool with signs", "Ada wrote the handbook in Rust and C++.", HANDBOOK, "C++"),
        ("a short name", "Ada wrote the handbook in Rust and R.", HANDBOOK, "R"),
        ("another title", "Ada is Vice President at Acme Inc.", AT_ACME, "Vice"),
        ("an abbreviation at the head", "NASA gave Ada this work.", CODES, "NASA"),
        ("a name with inner capitals", "Ada runs iPhone farms.", CODES, "iPhone"),
        ("another place", "Ada was Accountant at Initech Ltd in Paris.", AT_INITECH, "Paris"),
        ("true elsewhere in the résumé", "Ada kept 99.95% availability.", CODES, "99.95%"),
    ],
)
def test_a_planted_falsehood_does_not_leave(
    kind: str, text: str, evidence: tuple[Evidence, ...], unsupported: str
) -> None:
    statement = Statement(text=text, evidence=evidence)
    assert unsupported in VERIFIER.unsupported(statement), kind
    assert VERIFIER.passed([statement]) == ()


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Ada cut cloud spending by $1.2M a year.", CODES),
        ("Ada cut cloud spending by 1.2 million dollars a year.", CODES),
        ("She moved 40 PB to erasure codes.", CODES),
        ("Yes: 99.95 percent availability of the PostgreSQL fleet.", FLEET),
        ("Five engineers were mentored; 2 became team leads.", LEADS),
        ("Ada Example is Lead Engineer at Acme Inc. in Springfield.", AT_ACME),
        ("I have no doubt: Acme’s Lead Engineer.", AT_ACME),
        ("From March 2021.", AT_ACME),
        ("The résumé does not say so directly.", ()),
    ],
)
def test_a_faithful_sentence_leaves(text: str, evidence: tuple[Evidence, ...]) -> None:
    statement = Statement(text=text, evidence=evidence)
    assert VERIFIER.unsupported(statement) == ()
    assert VERIFIER.passed([statement]) == (statement,)


def test_what_code_derived_is_allowed_only_when_it_is_declared() -> None:
    text = "Ada has been at Acme Inc. for 5 years and 8 months."
    assert VERIFIER.unsupported(Statement(text=text, evidence=AT_ACME)) == ("5", "8")
    derived = ("5 years and 8 months",)
    assert VERIFIER.unsupported(Statement(text=text, evidence=AT_ACME, derived=derived)) == ()


def test_what_stands_in_the_document_counts_though_the_evidence_says_less() -> None:
    (codes,) = CODES
    silent = codes.model_copy(update={"text": "Cut cloud spending."})
    assert VERIFIER.unsupported(Statement(text="Ada moved 40 PB.", evidence=(silent,))) == ()


def test_every_line_of_the_resume_may_be_said_about_itself() -> None:
    assert len(BULLETS) > 6
    for text, evidence in BULLETS.items():
        assert VERIFIER.unsupported(Statement(text=text, evidence=(evidence,))) == ()


SIZES = {"": "", "%": "%", "M": "m", "k": "k", " million": "m"}


@given(st.sampled_from(["40", "1.2"]) | st.integers(0, 10_000).map("{:,}".format), st.sampled_from([*SIZES]))
def test_no_number_leaves_that_the_evidence_does_not_hold(number: str, size: str) -> None:
    told = VERIFIER.unsupported(Statement(text=f"There were {number}{size} of them.", evidence=CODES))
    meant = number.replace(",", "") + SIZES[size]
    assert told == (() if meant in ("40", "1.2m") else (meant,))


HELD = ("Ada", "Example", "Experience", "Cut", "Cloud", "Spending", "Erasure")


@given(st.sampled_from(HELD) | st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True))
def test_no_name_leaves_that_the_evidence_does_not_hold(name: str) -> None:
    told = VERIFIER.unsupported(Statement(text=f"Then {name} helped.", evidence=CODES))
    held = name in HELD or name.casefold() in CODES[0].text.casefold().split()
    assert told == (() if held else (name,))


def test_a_lead_does_not_leave_without_its_list() -> None:
    lead = Statement(text="At Acme Inc.:", evidence=AT_ACME)
    item = Statement(text="Cut cloud spending", evidence=CODES, bullet=True)
    false_item = Statement(text="Cut spending by $9M", evidence=CODES, bullet=True)
    assert VERIFIER.passed([lead, item]) == (lead, item)
    assert VERIFIER.passed([lead, false_item]) == ()
    assert VERIFIER.passed([lead]) == ()


def test_statements_leave_in_their_order_and_a_false_one_takes_no_other_with_it() -> None:
    true = [Statement(text=text, evidence=(evidence,)) for text, evidence in BULLETS.items()]
    false = Statement(text="Ada won the Turing Award.", evidence=CODES)
    mixed = [true[0], false, *true[1:], false]
    assert VERIFIER.passed(mixed) == tuple(true)


@pytest.mark.parametrize(
    "text",
    [
        "Ada was fired for theft.",
        "Google employed her as a plumber.",
        "The employers it lists: Google.",
        "She is great.",
    ],
)
def test_no_sentence_about_the_person_leaves_without_evidence(text: str) -> None:
    assert VERIFIER.unsupported(Statement(text=text)) == (text,)


def test_the_programs_own_words_leave_when_declared_whole() -> None:
    assert VERIFIER.unsupported(Statement(text="Hello!", derived=("Hello!",))) == ()
