"""Turns of phrase: lists, cuts, dates and roles in a few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.facts import Job
from chatbot.voice import voice_of
from chatbot.write.phrase import (
    as_asked,
    at,
    bracketed,
    dates,
    degree,
    listed,
    place,
    role,
    sentence,
    shortened,
    stay,
    titled,
    titles,
)
from index.models import PartialDate, Period, Position
from tests.chatbot.people import ADA, candidate_of, fact

CANDIDATE = candidate_of(ADA)
ACME, GLOBEX, INITECH, VOLTA = CANDIDATE.timeline.jobs


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "", "c"], "a and c"),
        (["a, b", "c"], "a, b; and c"),
        (["a", "b, c", "d"], "a; b, c; and d"),
    ],
)
def test_a_list_reads_as_one(items: list[str], said: str) -> None:
    assert listed(items) == said


def test_the_last_joint_may_be_another_word() -> None:
    assert listed(["a", "b"], "or") == "a or b"


@given(st.lists(st.text(alphabet="abc", min_size=1), max_size=6))
def test_a_list_holds_each_item_once_in_order(items: list[str]) -> None:
    said = listed(items).replace(" and ", ", ")
    assert said == ", ".join(items)


LONG = (
    "Rebuilt the archive of the northern region over two winters; "
    "negotiated the contract for tape robots with three suppliers and a customs office — "
    "trained the night shift in the handling of helium drives and vans"
)


def test_a_long_line_ends_at_a_whole_clause_that_fits() -> None:
    assert shortened(LONG, 14) == "Rebuilt the archive of the northern region over two winters …"
    assert shortened(LONG, 25) == LONG.split(" —")[0] + " …"
    assert shortened(LONG, 99) == LONG


def test_a_line_without_a_clean_break_stays_whole() -> None:
    line = " ".join(["word"] * 50)
    assert shortened(line, 10) == line
    inside = "Worked (at one; two; three; four; five; six; seven) with many words that go on and on and on"
    assert shortened(inside, 12) == inside


def test_without_a_clause_that_fits_the_first_one_is_shown() -> None:
    assert shortened(LONG, 5) == "Rebuilt the archive of the northern region over two winters …"


@given(st.text(alphabet="ab ;—.(),A", max_size=120), st.integers(1, 20))
def test_what_is_left_of_a_line_is_how_it_begins(text: str, words: int) -> None:
    cut = shortened(text, words)
    assert cut == text or text.startswith(cut.removesuffix(" …"))


@pytest.mark.parametrize(
    ("text", "said"), [("a", "a."), ("a.", "a."), ("a …", "a …"), ("a?", "a?"), ("a:", "a:"), (" a ", "a.")]
)
def test_a_sentence_ends_once(text: str, said: str) -> None:
    assert sentence(text) == said


def test_a_job_in_a_few_words() -> None:
    assert stay(INITECH) == "Initech Ltd (March 2012 – June 2015)"
    assert titled(INITECH) == "Accountant at Initech Ltd (March 2012 – June 2015)"
    assert at(INITECH) == " at Initech Ltd"
    assert place(INITECH) == "Ogdenville"
    assert titles(GLOBEX.positions) == "Senior Engineer, earlier Software Engineer"
    assert (bracketed(""), bracketed("x")) == ("", " (x)")


def test_roles_at_one_employer_span_from_the_first_start_to_the_last_end() -> None:
    assert dates(GLOBEX) == "January 2016 – February 2021"
    assert dates(ACME) == "March 2021 – Present"
    assert dates(VOLTA) == "2013 – 2014"


def test_a_role_is_told_in_the_candidate_s_voice_and_tense() -> None:
    ada = voice_of("Ada Example", None)
    they = voice_of("Ada Example", "they")
    assert role(ACME, ada) == "Ada is Lead Engineer at Acme Inc. in Springfield (March 2021 – Present)."
    assert role(ACME, they, where=False) == "They are Lead Engineer at Acme Inc. (March 2021 – Present)."
    assert role(VOLTA, they) == "They were Tutor at Volta School (2013 – 2014)."


def test_a_job_without_an_employer_or_dates_says_no_more_than_it_knows() -> None:
    position = Position(entry=0, organization=None, title=fact("Potter"), section="Work", span=fact("x").span)
    job = Job(employer=None, positions=(position,))
    assert (stay(job), titled(job), at(job), dates(job), place(job)) == ("Potter", "Potter", "", "", "")
    when = Period(start=PartialDate(year=2001), end=None, printed=fact("since 2001"))
    job = Job(employer=None, positions=(position.model_copy(update={"period": when}),))
    assert titled(job) == "Potter (since 2001)"


def test_a_degree_stands_with_its_school_and_year() -> None:
    assert degree(CANDIDATE.resume.education[1]) == "B.Sc. Mathematics, Shelbyville College (2008)"


@pytest.mark.parametrize(
    ("topic", "text", "shown"),
    [
        ("power bi", "Does Ada know Power BI?", "Power BI"),
        ("go", "Rust?", "go"),
        ("c++", "is C++ there", "C++"),
    ],
)
def test_a_topic_is_shown_as_the_visitor_wrote_it(topic: str, text: str, shown: str) -> None:
    assert as_asked(topic, text) == shown


def test_a_long_line_is_cut_to_the_clause_that_is_asked_about() -> None:
    text = (
        "Designed a revolving set for the playhouse from timber that had been reclaimed in the town's yards "
        "and barns over a winter of searching, which played 14 venues and fitted into one lorry"
    )
    assert shortened(text).endswith("…")
    assert shortened(text, about=["venu"]) == "… which played 14 venues and fitted into one lorry"
    assert shortened(text, about=["timber"]) == shortened(text)
