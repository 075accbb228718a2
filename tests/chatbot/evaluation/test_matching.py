"""A fact is found where it is said, and not inside a longer word or number."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chatbot.evaluation import matching
from chatbot.evaluation.matching import Unsearchable, first_hit, met, occurs, words_of
from chatbot.evaluation.models import ReferenceFact


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("Acme", "at ACME\n  Inc."),
        ("Senior  Engineer", "a senior\nengineer"),
        ("6", "6 people"),
        ("3,500", "at 3500 RPS"),
        ("17+", "17+ years"),
        ("200", "200+ clusters"),
        ("99.99", "a 99.99% SLA"),
        ("C++", "C++, C"),
        (".NET", "in .NET Core"),
        ("C#", "uses C#."),
        ("DPU", "two DPUs"),
        ("actuar", "a Trainee Actuary"),
        ("Further Math", "further Mathematics (A)"),
        ("Nystrom", "Ilse Nyström"),
        ("2019-2021", "2019–2021"),
        ("京都", "在京都大学"),
        ("/ac.e/", "ACNE"),
        ("/don't/", "they don’t"),
        ("/twenty.?eighteen/", "twenty\u2011eighteen"),
        ("/", "either/or"),
        ("//", "a//b"),
    ],
)
def test_it_is_found(pattern: str, answer: str) -> None:
    assert occurs(pattern, answer)


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("6", "in 2016"),
        ("6", "3.6 and 6.5 and 6,000"),
        ("6", "as said [6]"),
        ("2018", "see [2018]"),
        ("Java", "JavaScript"),
        ("C", "C++ and C#"),
        ("Senior Java", "a Senior JavaScript developer"),
        ("Go", "Google"),
        ("go", "google"),
        ("Intel", "intelligence"),
        ("Acme", "at Ac me"),
        ("/^acme$/", "acme inc"),
        ("\u200b", "anything"),
    ],
)
def test_it_is_not_found(pattern: str, answer: str) -> None:
    assert not occurs(pattern, answer)


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_a_number_is_only_found_as_itself(fact: int, said: int) -> None:
    assert occurs(str(fact), f"It was {said}, he says.") == (fact == said)


@given(st.text(min_size=1, max_size=30).filter(lambda text: any(map(str.isalnum, text)) and "[" not in text))
@example("*0*").via("stars of emphasis were taken from the answer alone")
def test_a_text_stands_in_itself(text: str) -> None:
    assert text.startswith("/") or occurs(text, text)


def test_one_of_its_ways_is_enough() -> None:
    fact = ReferenceFact(any_of=("2018", "/twenty.?eighteen/"))
    assert met(fact, "Twenty-eighteen.")
    assert not met(fact, "2017")
    assert first_hit(("Globex", "/19\\d\\d/"), "not 1999") == "/19\\d\\d/"


def test_a_broken_expression_is_told() -> None:
    with pytest.raises(Unsearchable, match="is no regular expression"):
        occurs("/(/", "x")


# -- expressions that cannot be searched for

ENDLESS = "/^(a|aa)+$/"


def test_an_expression_that_searches_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "SEARCH_S", 0.05)
    assert occurs(ENDLESS, "aaaa")
    with pytest.raises(
        Unsearchable, match=r"\(a\|aa\)\+\$/ has not come to an end in 0.05 s; repeat nothing"
    ):
        occurs(ENDLESS, "a" * 60 + "!")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("/(a/", "is no regular expression"),
        ("/a{99999999999}/", "is too long with its repeats"),
        ("/(((a{1000}){1000}){1000}){1000}/", "is too long with its repeats"),
        ("/" + "(" * 3000 + "a" + ")" * 3000 + "/", "is nested too deeply; write it flatter"),
        ("/(?:Acme){e<=1}/", r"holds \{, which is no repeat"),
        ("/[[:alpha:]]+/", r"holds \[:alpha:\], which is"),
        (r"/\p{Lu}/", r"holds \{, which"),
        (r"/\h/", "is no regular expression"),
    ],
)
def test_what_cannot_be_searched_for_is_told_in_one_short_sentence(pattern: str, said: str) -> None:
    with pytest.raises(Unsearchable, match=said) as told:
        occurs(pattern, "Acme")
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 250


@pytest.mark.parametrize(
    "pattern",
    [r"/\d{4}-\d{2}/", r"/a{2,}/", r"/x{,3}y/", r"/\{x\}/", "/[{]x/", r"/\N{COMMA}|b/", "/(?<!\\w)(?P<n>b)/"],
)
def test_expressions_of_python_are_searched_for(pattern: str) -> None:
    assert occurs(pattern, "2019-05 aa xxy {x} b")


def test_an_expression_is_told_by_the_words_it_finds() -> None:
    assert words_of(r"/\bheld? an? \w+/", "She **held a** post [1].") == "held a post"
    assert words_of("MBA", "Her mba.") == "MBA"
    assert words_of("/no/", "Yes.") == words_of("MBA", "Yes.") == ""
    assert words_of("/^(?=.*MBA)/", "An MBA.") == "An MBA."
    assert len(words_of("/.+/", "word " * 90)) < 130
