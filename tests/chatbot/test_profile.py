"""What a visitor sees before asking: true, answerable, and no more than may be shown."""

from __future__ import annotations

import pytest

from chatbot.models import Ask, Profile
from chatbot.profile import profile_of
from chatbot.settings import Settings
from tests.chatbot.people import ADA, BARE, PHONE, STREET, chain_of


def profile(text: str, **chosen: object) -> Profile:
    settings = Settings(**chosen)  # type: ignore[arg-type]
    return profile_of(settings, chain_of(text, **chosen))


@pytest.mark.parametrize("text", [ADA, BARE])
def test_every_question_offered_is_answered(text: str) -> None:
    offered = profile(text).starters
    assert 1 <= len(offered) <= 4
    chain = chain_of(text)
    assert [chain.invoke(Ask(message=question)).answer.status for question in offered] == ["answered"] * len(
        offered
    )


def test_nothing_is_offered_that_the_resume_lacks() -> None:
    assert not any("stud" in question or "role" in question for question in profile(BARE).starters)


def test_the_owner_s_own_words_go_before_made_ones() -> None:
    chosen = profile(ADA, greeting="Ahoy!", suggested_questions=("Why?",), name="Augusta Byron")
    assert (chosen.greeting, chosen.starters, chosen.name) == ("Ahoy!", ("Why?",), "Augusta Byron")


def test_contact_data_that_is_withheld_is_not_in_it() -> None:
    shown = profile(ADA)
    assert shown.email == "ada@example.org"
    assert shown.location == "Springfield"
    assert PHONE not in shown.model_dump_json()
    assert STREET not in shown.model_dump_json()


def test_it_says_who_speaks_and_of_whom() -> None:
    shown = profile(ADA)
    assert shown.name in shown.greeting
    assert "not Ada" in shown.about
    assert shown.headline == ("Lead Engineer",)
