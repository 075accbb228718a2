"""Names and pronouns: never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.voice import voice_of


@pytest.mark.parametrize(
    ("printed", "full", "short"),
    [
        ("Ada Example", "Ada Example", "Ada"),
        ("Dr. Ada Example", "Ada Example", "Ada"),
        ("Ada Example, BSN, RN", "Ada Example", "Ada"),
        ("Ada Example Ph.D.", "Ada Example", "Ada"),
        ("Jean DUPONT", "Jean Dupont", "Jean"),
        ("Ada Example MBA", "Ada Example", "Ada"),
        ("ADA EXAMPLE", "Ada Example", "Ada"),
        ("Ada M. Example", "Ada M. Example", "Ada"),
        ("Mary Ann van Dyke", "Mary Ann van Dyke", "Mary Ann van"),
        ("Sukarno", "Sukarno", "Sukarno"),
        ("the candidate", "the candidate", "the candidate"),
    ],
)
def test_the_short_name_is_what_stands_before_the_family_name(printed: str, full: str, short: str) -> None:
    voice = voice_of(printed, None)
    assert (voice.name, voice.short) == (full, short)


def test_without_pronouns_the_name_stands_everywhere() -> None:
    voice = voice_of("Ada Example", None)
    assert (voice.subject, voice.object, voice.possessive, voice.opening) == ("Ada", "Ada", "Ada's", "Ada's")
    assert voice.verb("was") == "was"


@pytest.mark.parametrize(
    ("pronoun", "subject", "object_", "possessive", "opening", "was"),
    [
        ("he", "He", "him", "his", "His", "was"),
        ("she", "She", "her", "her", "Her", "was"),
        ("they", "They", "them", "their", "Their", "were"),
    ],
)
def test_the_owner_s_pronouns_are_used_and_verbs_follow_them(
    pronoun: str, subject: str, object_: str, possessive: str, opening: str, was: str
) -> None:
    voice = voice_of("Ada Example", pronoun)
    assert (voice.subject, voice.object, voice.possessive, voice.opening) == (
        subject,
        object_,
        possessive,
        opening,
    )
    assert voice.verb("was") == was
    assert voice.verb("stood") == "stood"


def test_a_name_keeps_its_capitals_at_the_head_of_a_sentence() -> None:
    assert voice_of("Ian McKellen-Ross Oz", None).opening == "Ian McKellen-Ross's"


def test_a_candidate_without_a_name_is_called_so_with_a_capital_at_the_head_of_a_sentence() -> None:
    voice = voice_of("the candidate", None)
    assert (voice.subject, voice.opening) == ("The candidate", "The candidate's")
    assert (voice.object, voice.possessive) == ("the candidate", "the candidate's")


@given(st.text(min_size=1))
def test_any_printed_name_gives_a_voice_that_says_something(printed: str) -> None:
    voice = voice_of(printed, None)
    assert voice.name
    assert voice.short
