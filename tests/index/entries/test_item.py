"""Items of every other section, and spoken languages."""

from __future__ import annotations

import pytest

from index.entries.item import (
    beside_languages,
    is_language_grid,
    names_languages,
    names_no_language,
    read_items,
    read_languages,
    told_apart,
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
            "Irish (native), Polish (B1, evening classes, 2013 to 2015). Auslan signing, Level 2.",
            ["Irish (native)", "Polish (B1, evening classes, 2013 to 2015)", "Auslan signing, Level 2"],
        ),
        ("Irish, C1, Polish, B2", ["Irish, C1", "Polish, B2"]),
        (
            "Welsh (B1, from classes. Two years). Polish, Level 2. Irish",
            ["Welsh (B1, from classes. Two years)", "Polish, Level 2", "Irish"],
        ),
        ("Irish (C1. Evening classes, Cork), Polish", ["Irish (C1. Evening classes, Cork)", "Polish"]),
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


def test_a_bold_line_names_the_block_below_it() -> None:
    text = (
        "**Oven rota**\nClient: Loaf GmbH | Year: 2025 | Tools: Python, Excel\nPlans 8 ovens.\n\n"
        "**Bread scale**\nClient: Moss e.V. | Year: 2021 | Tools: KiCad\nWeighs 38 loaves; free of charge.\n"
    )
    for kind in ("projects", "other"):
        found = read(text, kind)
        assert [(item.title.text, len(item.details)) for item in found] == [
            ("Oven rota", 2),
            ("Bread scale", 2),
        ]
        assert [item.period and item.period.printed.text for item in found] == ["2025", "2021"]


def test_bold_lines_one_below_the_other_are_items_of_their_own() -> None:
    assert len(read("**Gold medal**\n**Best loaf**\n\nA cup.\n", "awards")) == 3


def test_facts_below_a_name_and_prose_below_them_are_one_project() -> None:
    facts = "Client: Loaf GmbH | Year: 2025\nPlans 8 ovens at once.\n"
    found = read(f"Oven rota\n{facts}\nBread scale\n{facts}", "projects")
    assert [(item.title.text, len(item.details)) for item in found] == [("Oven rota", 2), ("Bread scale", 2)]
    papers = "Bread, Loaf Review, 2021.\nPies, Loaf Review, 2022.\nCakes, Loaf Review, 2023.\n"
    assert len(read(papers, "publications")) == 3


def test_the_sentences_of_a_paragraph_are_items_where_each_has_its_time() -> None:
    text = "Governor at Tarn School since 2019. Examiner, May 2024. Chair of the guild in 2022.\n"
    units = units_of(text)
    found = told_apart(units[0].passage.sheet, units)
    assert [unit.text for unit in found] == [
        "Governor at Tarn School since 2019.",
        "Examiner, May 2024.",
        "Chair of the guild in 2022.",
    ]
    for whole in ("Rows a boat. Bakes. Won a cup in 2022.\n", f"- {text}", f"Boats\n- {text}"):
        units = units_of(whole)
        assert told_apart(units[0].passage.sheet, units) == units


def test_rows_with_dates_at_the_margin_stand_over_what_is_told_of_them() -> None:
    rows = "Tide tables, Port of Ayr      May 2021\nRead in nine harbours\n"
    rows += "Buoy map, Port of Leith      Mar 2019\nHalf the price; best map of 2020\n"
    found = read(rows, "other")
    assert [[fact.text for fact in item.details] for item in found] == [
        ["Read in nine harbours"],
        ["Half the price; best map of 2020"],
    ]
    members = "Guild of Dyers      2014\nRowing Union      2019\nWeavers of the Isles\n"
    assert [item.details for item in read(members, "other")] == [(), (), ()]


def test_what_stands_beside_languages_is_none_of_them() -> None:
    text = (
        "- Welsh (native), Dutch (A2)\n- Makaton, Level 2\n- Volunteer: bell ringing, Bangor, 2020\n"
        "- Tractor licence; sea swimmer, Menai Swim 2021\n"
    )
    found = [unit.text[:5] for unit in beside_languages("Languages and more", units_of(text))]
    assert found == ["Volun", "Tract"]
    alone = [unit.text[:5] for unit in beside_languages("Languages", units_of(text))]
    assert alone == ["Volun"]  # the heading promises languages: one that nobody has listed is kept
    labelled = units_of("- Languages: Klingon, Welsh\n- Dutch: good\n- Everyday: Welsh\n")
    assert beside_languages("Languages and more", labelled) == []


def test_a_line_that_opens_with_a_language_and_its_level_goes_on_with_none() -> None:
    wrapped = (
        "Languages: Irish – C2, for all my working\ndays and Dutch\nPolish – B2 (Kurs-\nZeugnis, May 2021)\n"
    )
    found = [item.title.text for item in read(wrapped, "languages")]
    assert found[-1].startswith("Polish – B2 (")
    assert any(title.endswith("Dutch") for title in found)  # a line may break before a language's remark
