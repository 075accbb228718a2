"""Answers about a year or a month: what was held then, and the lines that say that it was then."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Hanne Dahl

## Experience

### Harbour Master, Port of Tarn
2019 – Present, Tarn

- Cleared the basin after the storm of March 2020 in nine days.
- Opened the north quay in 2021; berths up from 40 to 62.
- Write the tide tables.

### Pilot, Fjord Pilots Ltd
January 2012 – June 2018, Bergen

- Brought in 3,000 ships by 2018.

## Education

- Master Mariner, Nautical College, 2018 – 2019
"""
)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("What did she do in March 2020?", ["Harbour Master", "storm of March 2020"], ["north quay"]),
        ("What was she up to in 2021?", ["Harbour Master", "north quay"], ["storm", "tide tables"]),
        ("What was she doing in 2014?", ["Pilot"], ["3,000 ships", "Harbour"]),
        ("What did she do in October 2018?", ["Master Mariner"], ["3,000 ships"]),
    ],
)
def test_a_line_that_prints_a_date_of_that_time_is_told_with_the_job(
    message: str, said: list[str], unsaid: list[str]
) -> None:
    answer = ask(message)
    assert all(words in answer.answer for words in said), answer.answer
    assert not any(words in answer.answer for words in unsaid), answer.answer
    assert answer.citations


def test_of_a_longer_time_the_jobs_are_told_alone() -> None:
    assert "quay" not in ask("What did she do between 2014 and 2022?").answer


def test_the_line_of_a_job_that_prints_a_time_around_the_month_asked_is_told() -> None:
    chain = chain_of(
        """# Bo Ray

## Experience

### Locum Vet, Self-employed
2021 – 2023

- Hill Vets, Bala (March – August 2022): night shifts.
- Lake Vets, Corwen (Sept – Nov 2022): sole charge.
"""
    )
    answer = chain.invoke(Ask(message="Where was she working in June 2022?")).answer.answer
    assert "Hill Vets" in answer
    assert "Lake Vets" not in answer
