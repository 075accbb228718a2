"""The lines of a résumé stand in their order, each with whose it is."""

from __future__ import annotations

from chatbot.write.gathered import Gathered, entries_of
from tests.chatbot.people import chain_of

CANDIDATE = chain_of(
    """# Mara Quill

Winemaker of nine years.

## Experience

### Cellar Manager, Blue Heron Winery
2019 – Present, Tokaj

- Look after 140 casks.

## Skills

Racking, fining

## Awards

- Golden Cork, 2020
"""
).candidate
GATHERED = Gathered(CANDIDATE)


def test_lines_stand_in_their_order_and_headings_of_jobs_are_none() -> None:
    texts = [line.text for line in GATHERED.lines]
    assert texts == ["Look after 140 casks.", "Golden Cork, 2020"]


def test_a_line_of_a_job_knows_its_job() -> None:
    first, second = GATHERED.lines
    assert first.entry == 0
    assert second.entry is None
    assert second.kind == "awards"
    assert GATHERED.whose(first)[0] == "Blue Heron Winery"
    assert GATHERED.whose(second) == ("", ())
    assert GATHERED.of_jobs(entries_of(first)) == [first]
    assert GATHERED.of_jobs(entries_of(second)) == GATHERED.lines


def test_the_summary_is_read_only_where_it_is_asked_for() -> None:
    assert next(line.text for line in GATHERED.with_summary) == "Winemaker of nine years."


def test_a_line_is_told_with_whose_it_is() -> None:
    told = GATHERED.told(GATHERED.lines[0], "The most:")
    assert told.text == "The most: Blue Heron Winery: Look after 140 casks."
    assert len(told.evidence) == 2
