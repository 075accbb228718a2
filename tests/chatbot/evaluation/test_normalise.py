"""Folding makes equal what is read as equal, and keeps apart what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.normalise import (
    comparable,
    content_stems,
    markers,
    squashed,
    typed,
    without_emphasis,
    without_markers,
    words,
)

RESUME_WORDS = [
    "C++",
    "C#",
    "F#",
    ".NET",
    "3.9",
    "P&L",
    "Node.js",
    "A+",
    "99.99%",
    "CI/CD",
    "2019-2021",
    "$1.2M",
]
resume_text = st.lists(
    st.sampled_from(RESUME_WORDS) | st.text(max_size=8) | st.integers(0, 99_999).map("{:,}".format),
    max_size=8,
).map(" ".join)


@given(resume_text | st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
    assert typed(typed(text)) == typed(text)
    assert squashed(squashed(text)) == squashed(text)


@given(resume_text)
def test_the_words_of_the_words_are_the_words(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(st.lists(st.sampled_from(RESUME_WORDS), max_size=5))
def test_case_and_white_space_do_not_count(parts: list[str]) -> None:
    assert comparable("  ".join(parts).upper()) == comparable("\n".join(parts).lower())


@given(st.sampled_from(RESUME_WORDS), st.sampled_from(RESUME_WORDS))
def test_different_resume_words_stay_different(one: str, other: str) -> None:
    assert (comparable(one) == comparable(other)) == (one == other)
    assert (words(one) == words(other)) == (one == other)


@given(st.integers(min_value=1, max_value=999), st.text(alphabet="abc .", max_size=20))
def test_markers_are_found_and_dropped(number: int, text: str) -> None:
    assert markers(f"{text}[{number}]") == [number]
    assert without_markers(f"{text}[{number}]") == squashed(text)


@given(st.integers(min_value=0, max_value=10**9))
def test_thousands_are_written_with_commas_or_without(number: int) -> None:
    assert words(f"{number:,}") == words(str(number)) == (str(number),)


def test_every_sign_there_is_folds_to_what_stays() -> None:
    signs = [chr(code) for code in (*range(0x3400), *range(0xF900, 0x10000))]
    assert [sign for sign in signs if typed(typed(sign)) != typed(sign)] == []
    assert [sign for sign in signs if comparable(comparable(sign)) != comparable(sign)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2019–2021", "2019-2021"),
        ("Nyström’s “talk”", 'nystrom\'s "talk"'),
        ("e\u2011mail", "e-mail"),
        ("a\u00a0b", "a b"),
        ("STRASSE", "Straße"),
        ("ﬁre", "fire"),
        ("Oracle™", "oracle"),
    ],
)
def test_typography_does_not_count(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"), [("3½", "31/2"), ("10²", "102"), ("が", "か"), ("3.9", "39"), ("C", "C#")]
)
def test_what_differs_in_meaning_stays_apart(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++/C#, .NET & ASP.NET", ("c++", "c#", ".net", "asp.net")),
        ("GPA 3.9, 2019-2021.", ("gpa", "3.9", "2019", "2021")),
        ("200+ clusters at 99.99% SLA", ("200", "clusters", "at", "99.99%", "sla")),
        ("the U.S. team's P&L", ("the", "us", "team", "p&l")),
        ("No end...net", ("no", "end", "net")),
        ("self-healing", ("self", "healing")),
    ],
)
def test_words_of_a_resume(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_content_is_told_by_stems_without_the_small_words() -> None:
    assert content_stems("He managed the clusters; he manages a cluster.") == ("manag", "cluster")


def test_a_group_of_markers_holds_each() -> None:
    assert markers("x [1][3] y [2, 4]") == [1, 3, 2, 4]


def test_a_percent_sign_belongs_to_its_number() -> None:
    assert comparable("2.4 %") == comparable("2.4%") == "2.4%"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**8** years, *not* 9", "8 years, not 9"),
        ("5*3 and 4*2", "5*3 and 4*2"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("A*–B, C**", "A*–B, C**"),
    ],
)
def test_stars_around_words_are_emphasis_and_others_are_not(text: str, plain: str) -> None:
    assert without_emphasis(text) == plain
