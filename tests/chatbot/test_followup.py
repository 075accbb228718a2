"""What a message may lean on, and what short questions mean by it."""

from __future__ import annotations

import pytest

from chatbot.followup import Followup, continued, focus_of, returning
from chatbot.lexicon import load
from chatbot.models import Focus
from tests.chatbot.test_understand import after

RULES = [Followup(rule, "(?:she|ada)") for rule in load("followups")["followup"]]


@pytest.mark.parametrize(
    ("message", "becomes"),
    [
        ("ok and before that?", "career.before"),
        ("what about the one before?", "career.before"),
        ("how long was she there?", "career.tenure"),
        ("tell me more", "career.did_at"),
        ("in what capacity?", "career.title"),
        ("what is her phone number?", ""),
    ],
)
def test_a_short_question_fits_its_rule(message: str, becomes: str) -> None:
    rule = next((rule for rule in RULES if rule.fits(message)), None)
    assert (rule.becomes if rule else "") == becomes


def test_a_title_goes_on_only_where_order_is_asked() -> None:
    told = Focus(intent="career.in_year", entries=(1,), titles=("nurse",))
    of_rule = {rule.becomes: continued(rule, told) for rule in RULES}
    assert of_rule["career.before"]["titles"] == ("nurse",)
    assert "titles" not in of_rule["career.tenure"]
    assert continued(RULES[0], Focus()) == {}


def test_the_last_turn_about_anything_and_the_last_employer_are_meant() -> None:
    turns = [after(Focus(intent="career.did_at", entries=(2,))), after(Focus(intent="skill", topic="go"))]
    meant = Focus(intent="skill", topic="go", entries=(2,), asked=("before",) * 3)
    assert focus_of([*turns, after(Focus())]) == meant
    assert focus_of([]) == Focus()


def test_a_capacity_is_asked_of_any_thing_spoken_of() -> None:
    (rule,) = (rule for rule in RULES if rule.fits("in what capacity?"))
    update = continued(rule, Focus(intent="skill", topic="harbour board"))
    assert (update["intent"], update["topic"]) == ("skill", "harbour board")


def test_an_earlier_turn_is_come_back_to_by_a_word_of_its_message() -> None:
    share = Focus(intent="open", topic="share")
    earlier = after(share).model_copy(update={"message": "What share is sold abroad?"})
    found = returning("about that share again, what was it before?", [earlier, after(Focus())])
    assert found == ("what was it before?", share)
    assert returning("about the weather, what was it before?", [earlier, after(Focus())]) is None
    assert returning("about that share again, who reports to her?", [earlier, after(Focus())]) is None
