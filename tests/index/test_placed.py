"""Which words found a place, and the sentence that names the others."""

from __future__ import annotations

from index.models import Document, Fact, Resume, Span
from index.placed import Placement, walk_facts
from index.readers.lines import split_lines

TEXT = "Ada Example\nPhone: secret\nTop Secret Words\n"
DOCUMENT = Document(source="cv.txt", format="text", text=TEXT, sha256="")
LINES = split_lines(DOCUMENT, atx=False)


def fact(words: str) -> Fact:
    at = TEXT.index(words)
    return Fact(text=words, span=Span(source="cv.txt", start=at, end=at + len(words), line=1))


def test_words_are_placed_by_facts_and_by_what_was_read() -> None:
    placement = Placement(DOCUMENT, LINES, Resume(name=fact("Ada Example")), [(12, 18)])
    assert placement.count() == (3, 7)


def test_lost_words_are_quoted_with_their_line() -> None:
    placement = Placement(DOCUMENT, LINES, Resume(name=fact("Ada Example")), [(12, 18)])
    assert placement.lost() == "4 words could not be placed: line 2 “secret”; line 3 “Top Secret Words”."


def test_lost_lines_are_counted_as_lines() -> None:
    placement = Placement(DOCUMENT, LINES, Resume(name=fact("Ada Example")))
    assert placement.lost() == (
        "2 lines could not be placed: line 2 “Phone: secret”; line 3 “Top Secret Words”."
    )


def test_nothing_is_said_when_nothing_is_lost() -> None:
    whole = Placement(DOCUMENT, LINES, Resume(), [(0, len(TEXT))])
    assert whole.lost() is None
    assert whole.count() == (7, 7)


def test_facts_of_another_document_place_nothing_here() -> None:
    other = fact("Ada Example").model_copy(update={"span": Span(source="other.txt", start=0, end=11, line=1)})
    assert Placement(DOCUMENT, LINES, Resume(name=other)).count() == (0, 7)


def test_every_fact_of_a_model_is_walked_in_order() -> None:
    resume = Resume(name=fact("Ada Example"), headline=(fact("Top"), fact("Words")))
    assert [found.text for found in walk_facts(resume)] == ["Ada Example", "Top", "Words"]
