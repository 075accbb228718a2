"""Headings that a form counts."""

from __future__ import annotations

import pytest

from index.models import Document
from index.numbered import Numbered, numbered_headings
from index.readers.lines import split_lines


def found(text: str) -> list[Numbered]:
    document = Document(source="cv.txt", format="text", text=text, sha256="")
    return numbered_headings(document, split_lines(document, atx=False))


def headings(text: str) -> list[tuple[str, str]]:
    return [(each.words, each.kind) for each in found(text)]


@pytest.mark.parametrize(
    "signs",
    [
        ("1.", "2.", "3."),
        ("7)", "8)", "9)"),
        ("II.", "III.", "IV."),
        ("A)", "B)", "C)"),
        ("(1)", "(2)", "(3)"),
        ("1.0", "2.0", "3.0"),
        ("1.0.", "2.0.", "3.0."),
    ],
)
def test_one_series_counts_the_sections(signs: tuple[str, str, str]) -> None:
    first, second, third = signs
    above = {"7)": "".join(f"{n}) Name {n}: x\n" for n in range(1, 7)), "II.": "I. Name: x\n"}.get(first, "")
    text = f"{above}{first} Education\nBSc\n{second} WORK (latest first)\nCook\n{third} Languages: Thai"
    assert headings(text) == [
        ("Education", "education"),
        ("WORK (latest first)", "experience"),
        ("Languages", "languages"),
    ]


def test_the_sign_may_touch_the_words() -> None:
    assert [words for words, _ in headings("1.Education\n2.Skills\n3.WORK\n")] == [
        "Education",
        "Skills",
        "WORK",
    ]


def test_what_stands_behind_the_heading_is_its_own() -> None:
    text = "1. Education:\nBSc\n2. Work history\nCook\n3. REFEREES: on request\n"
    last = found(text)[-1]
    assert (last.inline, text[last.rest :]) == (True, "on request\n")
    assert not found(text)[0].inline


def test_labelled_values_at_the_top_are_no_headings() -> None:
    text = (
        "1. Name: Ann Lee\n2. Availability: now\n3. Education\n4. Skills\n5. Hobby horses\n6. Work history\n"
    )
    assert headings(text) == [
        ("Education", "education"),
        ("Skills", "skills"),
        ("Hobby horses", "other"),
        ("Work history", "experience"),
    ]


def test_a_list_that_begins_anew_is_none_of_the_series() -> None:
    text = "1. Education\n1. BSc\n2. MSc\n3. PhD\n2. Work history\n1. Cook\n2. Baker\n3. Skills\nx\n"
    assert [words for words, _ in headings(text)] == ["Education", "Work history", "Skills"]


@pytest.mark.parametrize(
    "text",
    [
        "Work history\n1. Mining Engineer\n2. Graduate Trainee\n3. Labourer\n",
        "1. Led nine\n2. Skills\n3. Moved\n",
        "A. Lee\nB. Education\nC. Moss\n",
    ],
)
def test_counted_entries_are_no_headings(text: str) -> None:
    assert found(text) == []
