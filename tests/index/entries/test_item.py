"""Items of every other section, and spoken languages."""

from __future__ import annotations

import pytest

from index.entries.item import (
    is_language_grid,
    names_languages,
    names_no_language,
    read_items,
    read_languages,
)
from index.entries.unit import split_units
from index.models import Document, Item
from index.passage import Sheet
from index.readers.lines import split_lines
from tests.index.entries.printed import units_of


def read(text: str, kind: str) -> list[Item]:
    document = Document(source="cv.md", format="markdown", text=text, sha256="")
    sheet = Sheet(document)
    units = split_units(sheet, split_lines(document, atx=True))
    if kind == "languages":
        return read_languages(sheet, "Languages", units)
    return read_items(sheet, "Projects", kind, units)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spanish (native), English, fluent", ["Spanish (native)", "English, fluent"]),
        ("Languages: German · French", ["German", "French"]),
        ("- Irish\n- English", ["Irish", "English"]),
        (
            "Welsh (B1, from classes. Two years). Polish, Level 2. Irish",
            ["Welsh (B1, from classes. Two years)", "Polish, Level 2", "Irish"],
        ),
    ],
)
def test_languages_are_one_item_each_with_their_level(text: str, expected: list[str]) -> None:
    assert [item.title.text for item in read(text, "languages")] == expected


def test_bullets_stand_under_the_line_that_names_their_item() -> None:
    found = read(
        "### Boat shed, 2019 – 2021\n- Built it\n- Painted it\n\n### Jetty\nOak and larch.\n", "projects"
    )
    assert [(item.title.text, [fact.text for fact in item.details]) for item in found] == [
        ("Boat shed, 2019 – 2021", ["Built it", "Painted it"]),
        ("Jetty", ["Oak and larch."]),
    ]
    assert found[0].period is not None
    assert found[1].period is None


def test_lines_of_a_list_are_items_of_their_own() -> None:
    assert [item.title.text for item in read("- Gold medal, 2018\n- Best loaf, 2020\n", "awards")] == [
        "Gold medal, 2018",
        "Best loaf, 2020",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portuguese\nnative\nGerman\nfluent", ["Portuguese native", "German fluent"]),
        ("Portuguese\nGerman\nEnglish\nfluent", ["Portuguese", "German", "English", "fluent"]),
        ("Inglese\tC1\tC1\tC1\tC1\tC1\nFrancese\tB1\tB1\tB1\tB1\tB1", ["Inglese C1", "Francese B1"]),
    ],
)
def test_levels_below_or_beside_a_language_are_its_own(text: str, expected: list[str]) -> None:
    assert [item.title.text for item in read(text, "languages")] == expected


@pytest.mark.parametrize(
    ("text", "listed"),
    [("Basque (native), Spanish (C1)", True), ("Reading, Spanish", False), ("Spanish", False)],
)
def test_a_list_of_nothing_but_languages_is_known_without_a_heading(text: str, listed: bool) -> None:
    document = Document(source="a", format="text", text=text, sha256="")
    units = split_units(Sheet(document), split_lines(document, atx=False))
    assert names_languages(units) is listed


def test_a_language_written_in_lower_case_with_its_level_is_one_of_its_own() -> None:
    found = read("Irish (fluent), isiXhosa (conversational)", "languages")
    assert [item.title.text for item in found] == ["Irish (fluent)", "isiXhosa (conversational)"]


def test_the_grid_of_europass_gives_its_languages_and_not_its_titles() -> None:
    grid = "- Muttersprachen\tDeutsch, Ungarisch\n- Englisch\tC1\tC1\tC1\tC1\tC1"
    assert [item.title.text for item in read(grid, "languages")] == ["Deutsch", "Ungarisch", "Englisch C1"]
    (titles,) = units_of("Hören\tLesen\tTeilnahme an Gesprächen\n")
    assert names_no_language(titles)
    assert is_language_grid(titles)
    assert not is_language_grid(units_of("Figma\tSketch\n")[0])
