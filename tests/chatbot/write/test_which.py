"""In which of two jobs a thing was, and no choice where that does not tell."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Odd Lien

## Experience

### Head Baker, Fjordbrød AS
March 2020 – Present, Bergen

- Passed the hygiene inspection without remarks.
- Bakes rye bread.

### Baker, Kvernen Bakeri
June 2015 – February 2020, Voss

- Rebuilt the brick oven with two masons.
- Baked rye bread at night.
"""
)


def said(question: str) -> str:
    return CHAIN.invoke(Ask(message=question)).answer.answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("The brick oven, was that at Fjordbrød or at Kvernen?", "At Kvernen"),
        ("Did he pass the hygiene inspection in Bergen or in Voss?", "At Fjordbrød"),
        ("Was the oven rebuilt at Kvernen or at Fjordbrød?", "At Kvernen"),
    ],
)
def test_the_job_whose_line_has_the_thing_is_named(question: str, begins: str) -> None:
    assert said(question).startswith(begins)


def test_both_are_told_where_both_have_it() -> None:
    answer = said("Rye bread: Kvernen or Fjordbrød?")
    assert "Bakes rye bread" in answer
    assert "at night" in answer


def test_jobs_are_not_weighed_here() -> None:
    assert said("Was he longer at Kvernen or at Fjordbrød?").startswith("Longer at Fjordbrød")
