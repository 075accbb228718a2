"""A thing is denied by its name, or by what stands for it; a part of it denied leaves it standing."""

from __future__ import annotations

import pytest

from chatbot.evaluation.denial import absent, calls_absent, denies, undenied

ASKED = ("Where did she do the MBA?",)
MBA = frozenset({"mba"})


@pytest.mark.parametrize(
    ("asked", "reference", "thing"),
    [
        (ASKED, "The résumé mentions no MBA.", {"mba"}),
        (ASKED, "No MBA is mentioned; she has an MSc.", {"mba"}),
        (ASKED, "The résumé names the MSc (2013), no MBA.", {"mba"}),
        (("Has she a Blue Badge?",), "It lists York, not the Blue Badge.", {"blue", "badg"}),
        (("Does she speak Polish?",), "The résumé lists Swedish only.", {"speak", "polish"}),
        (("What does she earn?",), "The résumé does not say what she earns.", set()),
        (("What is her rate?",), "The résumé does not give a rate.", set()),
        (ASKED, "The MBA is from Lund.", set()),
    ],
)
def test_what_is_not_there_by_its_reference(asked: tuple[str, ...], reference: str, thing: set[str]) -> None:
    assert absent(asked, reference) == thing


@pytest.mark.parametrize(
    "answer",
    [
        "She holds no MBA.",
        "No.",
        "None.",
        "She doesn't have one.",
        "No such degree.",
        "She studied at Lund, but did no MBA there.",
        "She has no MBA, only an MSc from Lund.",
        "An MBA is not something she has.",
        "The MBA is not there.",
        "No, she never did.",
    ],
)
def test_it_is_denied(answer: str) -> None:
    assert denies(answer, MBA, ASKED)


@pytest.mark.parametrize(
    "answer",
    [
        "The MBA was not from Lund.",
        "She never missed a day of her MBA.",
        "She did not do the MBA at Lund.",
        "She did not do the MBA in 2010.",
        "She did no MBA until she was forty.",
        "She has no MBA but the one from Lund.",
        "No doubt, the MBA is from Lund.",
        "No, the MBA is from Lund.",
        "She holds no MBA. Her MBA is from Lund.",
        "Nobody has a better MBA.",
        "Who says that she has no MBA?",
        "She has an MSc.",
        "",
    ],
)
def test_it_is_not_denied(answer: str) -> None:
    assert not denies(answer, MBA, ASKED)


def test_who_leaves_it_open_does_not_call_it_absent() -> None:
    assert calls_absent("No MBA is listed.", MBA)
    assert calls_absent("I could not find an MBA.", MBA)
    assert not calls_absent("I don't know whether she has an MBA.", MBA)
    assert not calls_absent("It is unclear if an MBA is listed.", MBA)
    assert not calls_absent("No PhD is listed.", MBA)
    assert not calls_absent("No level 2 is listed.", ("wset", "level", "2", "award", "wine"))
    assert calls_absent("No WSET award in wines is listed.", ("wset", "level", "2", "award", "wine"))


def test_what_is_denied_is_not_claimed() -> None:
    assert undenied("She has no MBA.", ASKED) == ""
    assert undenied("She won the Blue Badge, not the MBA.", ASKED).startswith("She won the Blue Badge")
    assert undenied("She has no MBA. She has an MSc.", ASKED) == "She has an MSc."
