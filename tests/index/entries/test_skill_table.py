"""Tables of skills with levels, and those without."""

from __future__ import annotations

import pytest

from index.entries.skill_table import read_skill_tables
from index.models import Document
from index.passage import Sheet, clean_text
from index.readers.lines import split_lines


def tables(text: str) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """(words before the skills, skills) of each group, and the lines left over."""
    document = Document(source="cv.md", format="markdown", text=text, sha256="")
    groups, _, rest = read_skill_tables(Sheet(document), split_lines(document, atx=True))
    for group in groups:
        for fact in (group.label, group.level, *group.items):
            assert fact is None or clean_text(text[fact.span.start : fact.span.end]) == fact.text
    shown = [(group.head(), [item.text for item in group.items]) for group in groups]
    return shown, [line.text for line in rest if line.text]


def test_a_column_says_how_well_its_skills_are_known() -> None:
    text = (
        "| Station | Expert | Good | Basic |\n|---|---|---|---|\n"
        "| **Pastry** | Lamination (puff, choux), sugar | Ice cream | |\n| Meat | | Curing | Game, offal |\n"
    )
    assert tables(text) == (
        [
            ("Pastry (Expert)", ["Lamination (puff, choux)", "sugar"]),
            ("Pastry (Good)", ["Ice cream"]),
            ("Meat (Good)", ["Curing"]),
            ("Meat (Basic)", ["Game", "offal"]),
        ],
        [],
    )


@pytest.mark.parametrize("between", [" | ", "\t"])
def test_a_rows_own_level_is_that_of_its_skill(between: str) -> None:
    rows = [between.join(cells) for cells in (("Skill", "Level"), ("Sauces", "very good"), ("Ice", "basic"))]
    text = "\n".join(f"| {row} |" if "|" in between else row for row in rows) + "\n"
    assert tables(text)[0] == [("very good", ["Sauces"]), ("basic", ["Ice"])]


@pytest.mark.parametrize(
    "text",
    [
        "| Planning | Paragon, Excel |\n| Safety | HACCP |\n",
        "| Station | Where | When |\n|---|---|---|\n| Pastry | Inn | 2019 |\n",
        "Good knives, good bread\n",
    ],
)
def test_a_table_without_levels_is_left_to_others(text: str) -> None:
    groups, rest = tables(text)
    assert groups == []
    assert rest[-1] == text.splitlines()[-1]
