"""Several documents of one person: the same is kept once, what disagrees is told and the first one counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.models import Reading
from index.resume import read_sources

FIRST = """# Ada Example
ada@example.org

## Experience

### Head Gardener, Northgate Gardens Ltd
March 2019 – June 2021
- Replanted the walled garden

## Education
BSc Horticulture, Springfield University, 2015
"""


@pytest.fixture
def read(tmp_path: Path) -> object:
    def both(second: str) -> Reading:
        (tmp_path / "a.md").write_text(FIRST, encoding="utf-8")
        (tmp_path / "b.md").write_text(second, encoding="utf-8")
        return read_sources([tmp_path])

    return both


def told(reading: Reading) -> list[str]:
    return [warning.message for warning in reading.warnings if warning.code == "contradiction"]


def second(
    *,
    title: str = "Head Gardener",
    employer: str = "Northgate Gardens",
    dates: str = "2019 – 2021",
    year: str = "2015",
    email: str = "ada@example.org",
) -> str:
    return (
        f"# Ada Example\n{email}\n\n## Experience\n\n### {title}, {employer}\n{dates}\n- Won a prize\n\n"
        f"## Education\nBSc Horticulture, Springfield University, {year}\n"
    )


def test_one_position_told_twice_is_one_with_the_bullets_of_both(read) -> None:  # type: ignore[no-untyped-def]
    reading = read(second())
    (position,) = reading.resume.positions
    assert [bullet.text for bullet in position.bullets] == ["Replanted the walled garden", "Won a prize"]
    assert position.period.start.iso() == "2019-03"
    assert told(reading) == []
    assert {bullet.span.source for bullet in position.bullets} == {"a.md", "b.md"}


def test_a_coarser_date_is_no_contradiction_and_the_finer_one_stays(read) -> None:  # type: ignore[no-untyped-def]
    (position,) = read(second(dates="March 2019 – 2021")).resume.positions
    assert (position.period.start.iso(), position.period.end.iso()) == ("2019-03", "2021-06")


@pytest.mark.parametrize(
    ("changed", "quoted"),
    [
        (
            {"dates": "2019 – 2022"},
            ("Northgate Gardens Ltd", "March 2019 – June 2021", "2019 – 2022", "b.md"),
        ),
        ({"dates": "2019 – present"}, ("Northgate Gardens Ltd", "present")),
        ({"title": "Estate Manager"}, ("“Head Gardener” in a.md", "“Estate Manager” in b.md")),
        ({"year": "2016"}, ("BSc Horticulture", "2015 in a.md", "2016 in b.md")),
        ({"email": "eve@example.org"}, ("ada@example.org in a.md", "eve@example.org in b.md")),
    ],
)
def test_what_disagrees_is_told_once_and_the_first_document_counts(  # type: ignore[no-untyped-def]
    read, changed: dict[str, str], quoted: tuple[str, ...]
) -> None:
    reading = read(second(**changed))
    (message,) = told(reading)
    for words in quoted:
        assert words in message
    (position,) = reading.resume.positions
    assert position.title.text == "Head Gardener"
    assert position.period.end.iso() == "2021-06"
    assert reading.resume.contact.email.text == "ada@example.org"
    (study,) = reading.resume.education
    assert study.period.end.iso() == "2015"


@pytest.mark.parametrize(
    "changed",
    [
        {"dates": "2012 – 2014"},  # the same title there, years before: another stay
        {"employer": "Southgate Parks", "title": "Labourer"},
    ],
)
def test_another_position_is_another_position(read, changed: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    reading = read(second(**changed))
    assert len(reading.resume.positions) == 2
    assert len({position.entry for position in reading.resume.positions}) == 2
    assert told(reading) == []


def test_another_name_is_told(read) -> None:  # type: ignore[no-untyped-def]
    assert [warning.code for warning in read(second().replace("Ada", "Eve")).warnings] == ["other_name"]
    assert [warning.code for warning in read(second().replace("Ada", "A.")).warnings] == []
