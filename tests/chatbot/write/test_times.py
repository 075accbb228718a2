"""Dates set side by side: still, at once, between."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of
from tests.chatbot.test_dated import BEEKEEPER

CHAIN = chain_of(BEEKEEPER)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Is she still churchwarden?", "No: Churchwarden, St Bega (2012 – 2018)."),
        ("is she still secretary of the anglers", "Yes: Secretary of the Teme Anglers (since 2021)."),
        (
            "Was she churchwarden while at Linden Honey?",
            "The years alone do not tell: Churchwarden, St Bega (2012 – 2018) and Linden Honey",
        ),
        ("Was she churchwarden while studying entomology?", "Yes: Churchwarden, St Bega (2012 – 2018) and"),
        (
            "Did she study entomology while working at Linden Honey?",
            "No: by their dates M.Sc. Entomology, Marlow University (2014 – 2016) and Linden Honey",
        ),
        (
            "What came first, churchwarden at St Bega or secretary of the anglers?",
            "First came Churchwarden, St Bega (2012 – 2018), then Secretary of the Teme Anglers (since",
        ),
        (
            "Which was longer: churchwarden at St Bega or the entomology degree?",
            "Longer: Churchwarden, St Bega (2012 – 2018); shorter: M.Sc. Entomology",
        ),
        ("How old is her entomology degree by now?", "About 10 years, counted to"),
        ("how long ago did she become churchwarden of St Bega", "About"),
        (
            "how long between her entomology degree and becoming a CMB?",
            "About 6 years: M.Sc. Entomology, Marlow University (2014 – 2016) and Certified Master Beekeeper",
        ),
    ],
)
def test_dates_are_set_side_by_side(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "Is she still a champion swimmer?",
        "Was she a pilot while at Linden Honey?",
        "how long between her driving test and her wedding?",
        "How old is Linden Honey?",  # since when she was there says nothing of its age
        "How old is her pilot's licence?",
        "Is she still holder of the Golden Skep?",  # dated by one year: nothing that goes on
    ],
)
def test_without_dates_nothing_is_claimed(message: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert not answer.answer.startswith(("Yes", "No:", "About"))


def test_another_job_of_a_like_title_denies_nothing() -> None:
    chain = chain_of(
        "# Bo Ray\n\n## Experience\n\n"
        "### Head of Maths, Reed School\n2018 – Present\n\n- Leads 14 teachers.\n\n"
        "### Teacher of Maths, Moor School\n2012 – 2018\n\n- Taught.\n"
    )
    for message in ("Is she still a teacher?", "Was she a teacher while at Reed School?"):
        answer = chain.invoke(Ask(message=message)).answer.answer
        assert not answer.startswith("No"), answer


def test_a_gap_is_counted_from_an_end_to_a_beginning() -> None:
    answer = CHAIN.invoke(
        Ask(message="how long was the gap between Bee Disease Unit and Linden Honey?")
    ).answer.answer
    assert answer.startswith("Less than a month: Research Assistant, Bee Disease Unit"), answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "What came between her entomology degree and becoming a CMB?",
            ["Between M.Sc. Entomology", "Research Assistant", "Apiary Manager"],
        ),
        (
            "Where was she between Bee Disease Unit and Linden Honey?",
            ["lists no job between Research Assistant"],
        ),
    ],
)
def test_what_lies_between_two_things_is_told(message: str, said: list[str]) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer.answer
    for part in said:
        assert part in answer, answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Had she got the dive ticket before she joined Northmoor, or did it come later?", "Before"),
        ("Was the choir alongside the Northmoor job or from before it?", "Alongside"),
        ("Did she start the choir before she left Northmoor or afterwards?", "Before"),
        ("Did she finish the diploma before she started at Northmoor, or only after?", "Before"),
        ("Solway or Northmoor, which went on longer?", "Longer"),
    ],
)
def test_before_after_or_beside_is_worked_out_from_both_dates(question: str, begins: str) -> None:
    chain = chain_of(
        "# Rhona Vale\n\n## Experience\n\n### Diver, Northmoor Docks Ltd\nMarch 2019 – June 2023, Leith\n\n"
        "- Dived.\n\n"
        "### Deckhand, Solway Ferries\nMay 2016 – January 2019, Annan\n\n- Sailed.\n\n"
        "## Education\n\nDiploma in Seamanship, Leith College, 2014 – 2016\n\n"
        "## Certifications\n\n- Dive ticket, HSE, October 2018\n\n"
        "## Volunteering\n\nConductor of the harbour choir, January 2020 – December 2024\n"
    )
    answer = chain.invoke(Ask(message=question)).answer
    assert answer.answer.startswith(begins), answer.answer
    assert len(answer.citations) >= 2
