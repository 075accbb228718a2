"""What is asked for in short is found spelt out, and the other way round; a chance row of letters is not."""

from __future__ import annotations

import pytest

from chatbot.initials import stands_as_initials


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("NQT", "Newly Qualified Teacher induction"),
        ("renal replacement therapy", "RRT in two units"),
        ("model-in-the-loop", "Built the MIL rig"),
        ("VSDs", "fitted three variable speed drives"),
        ("DBP", "kilns, dry bulk packing, glazing"),
        ("OSC", "OS Catalogue (online)"),
        ("PB", "12,000 sheets of powder-blasted glass"),
        ("PB glass", "12,000 sheets of powder-blasted glass"),
        ("Rural Health Board", "RHB member"),
    ],
)
def test_a_short_form_and_its_words_are_one(topic: str, text: str) -> None:
    assert stands_as_initials(topic, text)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (
            "DBP",
            "sold dry bread puddings to hikers and to the whole of the valley",
        ),  # a row within a sentence
        ("PB steel", "12,000 sheets of powder-blasted glass"),
        ("sap", "soil analysis, sampling plans"),
        ("board of health", "RHB member"),
        ("model railway", "MR, MIL"),
    ],
)
def test_letters_that_chance_together_are_none(topic: str, text: str) -> None:
    assert not stands_as_initials(topic, text)


def test_a_short_form_with_hyphens_stands_for_its_words() -> None:
    assert stands_as_initials("inductively coupled plasma mass spec", "Trace metals by ICP-MS")
    assert not stands_as_initials("inductively coupled plasma mass spec", "Trace metals by GC-MS")


def test_a_rate_goes_by_its_initials() -> None:
    assert stands_as_initials("TPS", "A switch that peaked at 4,200 transactions per second")
    assert not stands_as_initials("TPS", "Took part in three projects in Spain")


def test_two_letters_for_several_stand_for_two_words_side_by_side() -> None:
    assert stands_as_initials("TAs", "Line-managed nine teaching assistants")
    assert not stands_as_initials("TAs", "Managed one teaching assistant")
    assert not stands_as_initials("TA", "Line-managed nine teaching assistants")
