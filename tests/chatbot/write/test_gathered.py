"""The lines of a résumé stand in their order, each with whose it is."""

from __future__ import annotations

from chatbot.write.gathered import lines_of
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


def test_lines_stand_in_their_order_and_headings_of_jobs_are_none() -> None:
    texts = [line.text for line in lines_of(CANDIDATE)]
    assert texts == ["Look after 140 casks.", "Golden Cork, 2020"]


def test_a_line_of_a_job_knows_its_job() -> None:
    first, second = lines_of(CANDIDATE)
    assert first.entry == 0
    assert second.entry is None
    assert second.kind == "awards"
