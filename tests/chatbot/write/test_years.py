"""Years of experience, counted by the résumé or from its dates."""

from __future__ import annotations

from chatbot.models import Answer, Ask
from tests.chatbot.people import ADA, chain_of

CHAIN = chain_of(ADA)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


def test_years_at_work_are_what_the_summary_says_and_what_the_dates_add_up_to() -> None:
    answer = ask("How many years of experience does Ada have?").answer
    assert "12 years in storage" in answer
    # March 2012 to June 2015 and January 2016 to October 2026, months counted: 40 and 130
    assert "14 years" in answer
    assert "overlaps counted once" in answer


def test_years_with_a_skill_are_those_at_the_employers_that_use_it() -> None:
    answer = ask("How many years has Ada used PostgreSQL?").answer
    assert "does not count years with PostgreSQL" in answer or "Globex" in answer
