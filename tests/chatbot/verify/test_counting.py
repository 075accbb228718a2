"""Numbers with what they count."""

from __future__ import annotations

import pytest

from chatbot.verify.counting import miscounted
from chatbot.verify.note import Ground
from chatbot.verify.tokens import tokens

GROUND = Ground(
    [
        "Assigned 11 to 14 nurses and two therapists; cut errors from 9 to 2 a year; up to 300 guests; "
        "16 of 18 stayed; a rota of 12 posts, a training budget of £185,000, hours down "
        "by 17% for a fleet of 90; ran 6 of 21 shops; mentored in 2021–22"
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "two therapists",
        "11 to 14 nurses",
        "errors from 9 to 2",
        "up to 300 guests",
        "16 of 18",
        "six shops out of 21",
        "in 2021–22 mentored",
        "a £185,000 training budget",
        "by 17% across a fleet of 90",
    ],
)
def test_what_the_ground_counts_may_be_said(text: str) -> None:
    assert list(miscounted(tokens(text), GROUND, set())) == []


@pytest.mark.parametrize(
    "text",
    [
        "two nurses",
        "14 therapists",
        "from 2 to 9",
        "300 guests",
        "over 300 guests",
        "18 of 16",
        "6 guests",
        "21 of 6 shops",
        "22 errors",
        "a £185,000 rota",
        "a £185,000 therapist budget",
        "a 12 fleet",
        "90 errors",
        "more than 14 nurses",
    ],
)
def test_what_it_does_not_may_not(text: str) -> None:
    assert list(miscounted(tokens(text), GROUND, set())) != []
