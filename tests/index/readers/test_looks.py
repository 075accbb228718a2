"""Headings are told by the look they share."""

from __future__ import annotations

from index.readers.draft import Printed, Run
from index.readers.looks import body_size, lay_out, lead_with_name, mark_headings


def line(text: str, size: float = 10, *, bold: bool = False, colour: str = "black", page: int = 1) -> Printed:
    return Printed([Run(text, bold)], size=size, colour=colour, page=page)


def headings(lines: list[Printed]) -> list[tuple[str, int]]:
    mark_headings(lines)
    return [(each.text, each.level) for each in lines if each.kind == "heading"]


PROSE = "Ran a ward of thirty beds for eleven years, nights and weekends included, with a team of nine."


def test_an_unlisted_heading_is_found_by_the_look_of_the_listed_ones() -> None:
    lines = [
        line("Ada Example", 22),
        line("Experience", 13, colour="blue"),
        line(PROSE),
        line("Education", 13, colour="blue"),
        line(PROSE),
        line("Voyages under sail", 13, colour="blue"),
        line("Mate of the Aurora", bold=True),
        line(PROSE),
    ]
    assert headings(lines) == [
        ("Ada Example", 1),
        ("Experience", 2),
        ("Education", 2),
        ("Voyages under sail", 2),
    ]


def test_titles_in_the_look_of_headings_are_none() -> None:
    """Where most lines of a look are job titles, only the known headings of that look are headings."""
    lines = [line("Experience", bold=True)]
    for title in ("Cook", "Baker", "Butcher", "Waiter", "Porter"):
        lines += [line(title, bold=True), line(PROSE)]
    lines += [line("Education", bold=True), line(PROSE)]
    assert headings(lines) == [("Experience", 2), ("Education", 2)]


def test_words_in_the_ordinary_look_are_no_headings() -> None:
    lines = [line(PROSE), line("Experience"), line("Skills"), line(PROSE)]
    assert headings(lines) == []


def test_a_wrapped_line_and_a_sentence_are_no_headings() -> None:
    wrapped = line("Skills", 13)
    wrapped.continues = True
    lines = [line("Experience", 13), line(PROSE), wrapped, line("Training.", 13), line("Education", 13)]
    assert headings(lines) == [("Experience", 2), ("Education", 2)]


def test_the_size_of_the_text_is_that_of_most_letters() -> None:
    assert body_size([line("A", 30), line(PROSE, 9.6), line("Skills", 12)]) == 9.5
    assert body_size([Printed([Run("unknown")])]) == 0.0


def test_the_name_in_a_second_column_leads() -> None:
    lines = [
        line("Contact", 13),
        line("ada@example.org"),
        line("Skills", 13),
        line("Sailing"),
        line("Ada Example", 24),
        line("Ship's carpenter"),
        line("Experience", 13),
        line(PROSE),
    ]
    mark_headings(lines)
    assert [each.text for each in lead_with_name(lines)] == [
        "Ada Example",
        "Ship's carpenter",
        "Contact",
        "ada@example.org",
        "Skills",
        "Sailing",
        "Experience",
        PROSE,
    ]


def test_a_name_that_leads_already_stays() -> None:
    lines = [line("Ada Example", 24), line("Carpenter"), line("Skills", 13), line("Work", 13), line(PROSE)]
    mark_headings(lines)
    assert lead_with_name(lines) == lines


def test_a_heading_that_wraps_in_a_narrow_column_is_one_line() -> None:
    lines = [
        line("Experience", 13, colour="blue"),
        line(PROSE),
        line("Education", 13, colour="blue"),
        line(PROSE),
        line("Papers on the", 13, colour="blue"),
        line("wall", 13, colour="blue"),
        line(PROSE),
    ]
    lines[5].continues = True
    assert [each.text for each in lay_out(lines) if each.kind == "heading"] == [
        "Experience",
        "Education",
        "Papers on the wall",
    ]
