"""Dates of a sentence against those of its ground."""

from __future__ import annotations

import pytest

from chatbot.verify.dating import misdated
from chatbot.verify.note import Ground

PAST = Ground(["March 2018 – June 2021"], 0)
NOW = Ground(["July 2020 to till date"], 0, current=True)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("from March 2018 to June 2021", PAST),
        ("from 2018 to 2021", PAST),
        ("until June 2021", PAST),
        ("joined in March 2018", PAST),
        ("since July 2020", NOW),
        ("in 2013", Ground(["Typed bills"], 0, header=["June 2013 – December 2013"])),
        ("from March to November 2023", Ground(["a film (March to November 2023)"])),
        ("in March 2023", Ground(["a film (March to November 2023)"])),
        ("between February and July 2021", Ground(["Feb '21 – Jul '21"], 0)),
    ],
)
def test_dates_that_agree(text: str, ground: Ground) -> None:
    assert list(misdated(text, ground)) == []


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("from June 2018 to June 2021", PAST),
        ("from 2021 to 2018", PAST),
        ("since March 2018", PAST),
        ("until March 2018", PAST),
        ("joined in June 2021", PAST),
        ("in May 2019", PAST),
        ("since July 2021", NOW),
        ("in March 2013", Ground(["awarded 2013"])),
        ("in 2013", Ground(["Typed bills"], 0, header=["June 2012 – December 2013"])),
        ("in 2013", Ground(["Typed bills in 2012"], 0, header=["June 2013 – December 2013"])),
        ("in June 2013", Ground(["Typed bills"], 0, header=["June 2013 – December 2013"])),
        ("from May to November 2023", Ground(["a film (March to November 2023)"])),
        ("in June 2023", Ground(["a film (March to November 2023)"])),
    ],
)
def test_dates_that_do_not(text: str, ground: Ground) -> None:
    assert list(misdated(text, ground)) != []
