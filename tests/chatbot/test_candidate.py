"""One candidate: today, the jobs meant by a word, the passages that facts stand in."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.candidate import plain, unique
from chatbot.lexicon import words
from chatbot.models import Evidence
from index.models import Span
from tests.chatbot.people import ADA, BARE, TODAY, candidate_of, fact

CANDIDATE = candidate_of(ADA)


def test_today_is_the_day_given_else_the_real_one() -> None:
    assert CANDIDATE.today == TODAY
    assert candidate_of(ADA, as_of=None).today == dt.date.today()


def test_the_timeline_follows_today() -> None:
    earlier = candidate_of(ADA, as_of=dt.date(2022, 3, 1))
    length = earlier.timeline.length(earlier.timeline.jobs[0].periods)
    assert length is not None
    assert length.months == 12


@pytest.mark.parametrize(("which", "entries"), [("current", (0,)), ("previous", (1, 2)), ("first", (3,))])
def test_jobs_are_meant_by_their_place_in_time(which: str, entries: tuple[int, ...]) -> None:
    assert CANDIDATE.entries_meant_by(which) == entries


@pytest.mark.parametrize("which", ["current", "previous", "first"])
def test_without_jobs_none_is_meant(which: str) -> None:
    assert candidate_of(BARE).entries_meant_by(which) == ()


def test_a_header_holds_title_employer_dates_and_place_and_nothing_of_the_bullets() -> None:
    for position in CANDIDATE.resume.positions:
        evidence = CANDIDATE.header(position)
        raw = " ".join(CANDIDATE.raw(one.span) for one in evidence)
        assert position.organization is not None
        assert position.period is not None
        for part in (position.title.text, position.organization.text, position.period.printed.text):
            assert part in raw
        for bullet in position.bullets:
            assert not any(
                one.span.start < bullet.span.end and bullet.span.start < one.span.end for one in evidence
            )


def test_a_passage_also_says_its_months_in_words() -> None:
    text = ADA.replace("March 2012 – June 2015", "03/2012 – 06/2015")
    candidate = candidate_of(text)
    (job,) = (job for job in candidate.timeline.jobs if job.name == "Initech Ltd")
    said = " ".join(one.text for one in candidate.job_headers(job))
    assert "March 2012" in said
    assert "June 2015" in said


def test_evidence_of_typed_facts_is_verbatim() -> None:
    resume = CANDIDATE.resume
    shown = [
        *(one for e in resume.education for one in CANDIDATE.of_education(e)),
        *(one for c in resume.certifications for one in CANDIDATE.of_credential(c)),
        *(one for i in resume.publications for one in CANDIDATE.of_item(i)),
        *(CANDIDATE.unit(c) for c in CANDIDATE.chunks if c.kind == "bullet"),
    ]
    assert len(shown) > 8
    for one in shown:
        raw = plain(CANDIDATE.raw(one.span))
        assert set(words(one.text)) <= set(words(raw))


def test_a_fact_stands_under_the_heading_above_it() -> None:
    degree = CANDIDATE.resume.education[0].degree
    assert degree is not None
    assert CANDIDATE.at(degree, "?").section == "Education"
    assert CANDIDATE.section_of(Span(source="cv.md", start=0, end=1, line=1), "?") == "?"


def test_unique_keeps_the_first_of_each_passage_in_order() -> None:
    a, b = (Evidence(text=t, span=fact(t, s).span, section="S") for t, s in (("one", 0), ("two", 9)))
    again = a.model_copy(update={"text": "another"})
    assert unique([b, a, again, b]) == (b, a)


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("**Bold** and __too__", "Bold and too"),
        ("saved \\$8M", "saved $8M"),
        ("[site](https://ada.example.org/a_(b))", "site"),
        ("a\n   b\tc", "a b c"),
        ("`code` \\[x\\]", "code [x]"),
    ],
)
def test_a_quote_is_read_without_its_markup(quote: str, read: str) -> None:
    assert plain(quote) == read


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"])))
def test_a_quote_without_markup_is_read_as_it_stands(quote: str) -> None:
    assert plain(quote) == " ".join(quote.split())
