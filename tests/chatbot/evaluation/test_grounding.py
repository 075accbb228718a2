"""What is stated is found in the evidence, or follows from its dates; what is made up is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.grounding import (
    Ground,
    ground_of,
    grounding_values,
    invented,
    supported,
    unfounded,
)
from chatbot.evaluation.models import Answerability, Item, Response

TODAY = dt.date(2026, 11, 1)
JOB = "Lead Engineer, Acme Ltd, May 2017 – Jan 2021"
NOW = "Director, Globex, 2022 – present"
CV = {"cv.md": f"# Ada Example\n\n{JOB}\n- Led a team of 6, saving $1.2M\n\n{NOW}\n\nM.S., 2008\n"}


def item(asked: str = "?") -> Item:
    return Item(id="a", user_input=asked, answerability=Answerability.ANSWERABLE)


def response(answer: str, *quotes: str, **given: Any) -> Response:
    cited = [{"marker": n, "quote": quote} for n, quote in enumerate(quotes, 1)] if quotes else None
    return Response.model_validate({"id": "a", "answer": answer, "citations": cited, **given})


@pytest.mark.parametrize(
    "sentence",
    [
        "She was at Acme Ltd from 2017.",
        "She was there for 3 years and 8 months.",
        "She was there for 3 years.",
        "She was there for about 4 years.",
        "She has been at Globex for 4 years.",
        "Both jobs add up to 8 years and 6 months.",
        "Between the two no job is listed for 12 months. [1][2]",
        "From the first of them to today it is 9 years and 6 months.",
        "Counted to November 2026.",
        "It lists 2 employers. [1][2]",
    ],
)
def test_what_is_there_or_follows_is_founded(sentence: str) -> None:
    ground = Ground(near=(JOB, NOW), cited=(JOB, NOW), as_of=TODAY)
    assert unfounded(sentence, ground) == ()


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("She was at Initech from 2016.", ("from 2016", "Initech")),
        ("She was there for 6 years.", ("6 years",)),
        ("She was there for 3 years and 2 months.", ("3 years and 2 months",)),
        ("In May 2018.", ("May 2018",)),
        ("She saved €1.2M.", ("€1.2M",)),
        ("She has a doctorate in genetics and is certified as a welder.", ("genetics", "welder")),
        ("She led 7 people and saved $1.2B.", ("7", "$1.2B")),
    ],
)
def test_what_is_made_up_is_not(sentence: str, missing: tuple[str, ...]) -> None:
    assert (
        unfounded(sentence, Ground(near=(JOB,), cited=(JOB,), held=tuple(CV.values()), as_of=TODAY))
        == missing
    )


def test_the_items_of_a_list_are_names() -> None:
    listed = response("- Globex\n- Wordfast", "Globex")
    assert grounding_values(item(), listed, CV)["groundedness"] == 0.5
    assert "groundedness" not in grounding_values(item(), response("Wordfast pays her."), CV)


def test_initials_stand_for_the_name_they_are_of() -> None:
    ground = Ground(near=("Doctor of Veterinary Medicine, 2012",))
    assert unfounded("She is a DVM.", ground) == ()
    assert unfounded("She is a DDS.", ground) == ("DDS",)


def test_what_shares_no_word_with_the_sources_is_invented() -> None:
    assert invented("The CV does not say so, but she speaks fluently and interprets.", CV)
    assert not invented("The CV does not say so, but she led a team elsewhere.", CV)
    assert not invented("The CV does not say so. She sings.", CV)


def test_dates_of_two_passages_yield_no_duration() -> None:
    apart = Ground(near=("Acme, 2009", "Globex, 2015"))
    assert unfounded("For 6 years.", apart) == ("6 years",)
    assert unfounded("For 6 years.", Ground(near=("Acme, 2009 – 2015",))) == ()


def test_a_year_that_was_asked_for_is_no_invention_inside_a_period() -> None:
    ground = Ground(near=(JOB,), asked="Where was she in 2019?")
    assert unfounded("In 2019 she was there.", ground) == ()
    assert unfounded("In 2019 she was there.", ground.model_copy(update={"asked": "Where?"})) == ("2019",)
    assert unfounded("In 2025.", ground.model_copy(update={"asked": "And in 2025?"})) == ("2025",)


@given(st.integers(1960, 2020), st.integers(1, 40), st.integers(1, 40))
def test_a_stay_lasts_as_long_as_its_years_say(start: int, years: int, claimed: int) -> None:
    ground = Ground(near=(f"Acme, {start} – {start + years}",))
    assert (unfounded(f"For {claimed} years.", ground) == ()) == (claimed == years)


def test_the_share_of_numbers_and_names() -> None:
    said = response("She worked at Acme in 2017 and at Initech in 1999. [1]", JOB)
    assert grounding_values(item(), said, CV)["groundedness"] == 0.5


def test_the_share_of_words() -> None:
    found = grounding_values(item(), response("She was lead engineer and astronaut. [1]", JOB), CV)
    assert found["k_precision"] == pytest.approx(2 / 3)


def test_what_claims_nothing_is_not_measured() -> None:
    assert grounding_values(item(), response("The résumé does not mention Google or 1999."), CV) == {}
    assert grounding_values(item(), response("She is at Initech."), {}) == {}


def test_without_passages_the_parts_of_the_sources_are_the_passages() -> None:
    plain = {"cv.txt": "Acme, 2009 – 2015\n\nGlobex, 2016\n"}
    assert ground_of(response("x"), plain).near == ("Acme, 2009 – 2015", "Globex, 2016\n")
    assert grounding_values(item(), response("She stayed 6 years."), plain)["groundedness"] == 1
    assert grounding_values(item(), response("She stayed 7 years."), plain)["groundedness"] == 0


def test_retrieved_passages_are_shown_too() -> None:
    said = response("At Initech.", retrieved=[{"text": "Initech, 1999"}])
    assert grounding_values(item(), said, {})["groundedness"] == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She was Lead Engineer at Acme Ltd for 3 years.", True),
        ("The Lead Engineer at Acme Ltd was Grace.", False),
        ("She was Lead Engineer at Globex.", False),
        ("She was Lead Engineer until 2022.", False),
        ("She restored vintage steam locomotives as engineer.", False),
    ],
)
def test_support(sentence: str, expected: bool) -> None:
    assert supported(sentence, [JOB], as_of=TODAY) is expected


def test_support_by_the_lines_around() -> None:
    assert not supported("It lists Terraform under Tooling.", ["Terraform"])
    assert supported("It lists Terraform under Tooling.", ["Terraform"], ["Tooling: Go, Terraform"])
