"""Headings of plain text: by their words, and by the style of those that are known."""

from __future__ import annotations

import pytest

from index.models import Document
from index.plain_headings import heading_words, meaning_of, plain_headings
from index.readers.lines import split_lines


def headings(text: str) -> list[tuple[str, str]]:
    document = Document(source="cv.txt", format="text", text=text, sha256="")
    found = plain_headings(document, split_lines(document, atx=False), has_formal=False)
    return [(each.heading, each.kind) for each in found]


COLONS = (
    "Ann Lee\n\nWork History:\n\nCook, Inn Ltd, Leeds\n2019 to 2021\n\nResponsibilities:\n\nI cooked.\n\n"
    "Key dishes:\n\nPies.\n\nBaker, Loaf Ltd, Leeds\n2015 to 2018\n\nResponsibilities:\n\nI baked.\n\n"
    "Education:\n\nBSc Baking, Tarn University, 2012 to 2015\n\nLanguages:\n\nMother Tongue:\n\nThai, Lao\n\n"
    "Seats And Boards:\n\nTreasurer of the guild.\n\nMy own words:\n\nNone.\n"
)


def test_a_heading_nobody_knows_is_one_where_it_is_printed_as_the_known_ones_are() -> None:
    assert headings(COLONS) == [
        ("Work History", "experience"),
        ("Education", "education"),
        ("Languages", "languages"),
        ("Seats And Boards", "other"),  # but "Key dishes:" stands above dates, "My own words:" is in small
    ]


def test_signs_around_the_known_headings_tell_the_others() -> None:
    text = "Ann Lee\n\n[ Work ]\nCook\n\n[ Education ]\nBSc\n\n[ Skills ]\nPies\n\n[ Boats ]\nTwo\n"
    assert headings(text)[-2:] == [("Skills", "skills"), ("Boats", "other")]


def test_headings_of_one_word_do_not_tell_how_those_of_several_are_written() -> None:
    text = "Ann\n\n~ Work ~\nCook\n\n~ Study ~\nBSc\n\n~ Skills ~\nPies\n\n~ Far from ovens ~\nTwo\n"
    assert headings(text)[-1] == ("Far from ovens", "other")


def test_what_the_document_is_called_is_no_heading_at_its_top() -> None:
    text = "BIO-DATA\n\nANN MARIA LEE\nCook\n\nWORK\nInn, 2019\n\nBIO-DATA\nBorn in Kandy\n"
    assert headings(text) == [("WORK", "experience"), ("BIO-DATA", "contact")]


def test_a_label_is_no_heading_where_the_known_ones_bear_no_colon() -> None:
    text = "Ann Lee\n\nWork\n\nCook\n\nEducation\n\nBSc\n\nSkills\n\nPies\n\nOn Sundays:\n\nBoats\n"
    assert [words for words, _ in headings(text)] == ["Work", "Education", "Skills"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Projects (on weekends, with leave of my employer)", "projects"),
        ("Skills (3 = daily / 2 = weekly / 1 = seldom, by my own measure)", "skills"),
        ("Boats (three of them)", None),
    ],
)
def test_a_remark_in_brackets_is_no_part_of_what_a_heading_means(words: str, kind: str | None) -> None:
    assert meaning_of(words, loosely=True) == kind


def test_a_post_with_a_remark_is_no_heading_in_plain_text() -> None:
    text = "Ann Lee\n\nWork\n\nTeaching (part-time)\nTarn School, 2010 - 2012\n\nEducation\n\nBSc\n"
    assert [words for words, _ in headings(text)] == ["Work", "Education"]


def test_a_headings_decoration_is_none_of_its_words() -> None:
    assert heading_words("=== Experience ===") == "Experience"


def test_a_remark_in_brackets_does_not_take_the_capitals_from_a_heading() -> None:
    text = (
        "Ann Lee\n\nWORK\nInn, 2019\n\nSELECTED PUBLICATIONS (12 reviewed, 3 as first author)\nPies, 2020\n"
    )
    assert headings(text)[-1][1] == "publications"
