"""A model's words as sentences with the notes they cite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.llm.sentences import Cut, Cutter


def cut(*pieces: str) -> list[tuple[str, tuple[int, ...]]]:
    cutter = Cutter()
    found: list[Cut] = [one for piece in pieces for one in cutter.add(piece)]
    return [(one.text, one.cited) for one in (*found, *cutter.rest())]


@pytest.mark.parametrize(
    ("said", "cuts"),
    [
        (
            "Ada led Acme Inc. in 2021. [1]\nShe left. [2][3]\n",
            [("Ada led Acme Inc. in 2021.", (1,)), ("She left.", (2, 3))],
        ),
        ("Ada led [1]. Then Go [2, 3] and", [("Ada led.", (1,)), ("Then Go.", (2, 3))]),
        ("- **Ada** led [1]\n2) *Go* [2]", [("Ada led.", (1,)), ("Go.", (2,))]),
        ("<think>Ada has a PhD [1]\n</think>Ada led [1]\n", [("Ada led.", (1,))]),
        ("<think>Ada has a PhD [1]\n", []),
        ("So Ada has, I think, a PhD</think>Ada led [1]\n", [("Ada led.", (1,))]),
        ("So Ada has </thinking>\nAda led [1]", [("Ada led.", (1,))]),
        ("Let me see.\nAda has a PhD [1]\nYes.\n</think>\nAda led [1]\n", [("Ada led.", (1,))]),
        ("Let me see. In [1] Ada has a PhD [2]\nYes.</think>Ada led [1]", [("Ada led.", (1,))]),
        ("Sure!\nAda led [1]", [("Sure!", ()), ("Ada led.", (1,))]),
        ("Sure!\nAda led [1]. Then Go [2] and", [("Sure!", ()), ("Ada led.", (1,)), ("Then Go.", (2,))]),
        ("Ada led and was", []),
        ("[1]\n\n", []),
        ("Ada\x00 led\u202e [1]\n", [("Ada led.", (1,))]),
    ],
)
def test_sentences(said: str, cuts: list[tuple[str, tuple[int, ...]]]) -> None:
    assert cut(said) == cuts


def test_only_what_begins_without_a_citation_waits() -> None:
    answer = Cutter()
    assert [one.text for one in answer.add("Ada led [1]\nSo she did\n")] == ["Ada led.", "So she did."]
    thought = Cutter()
    assert list(thought.add("Let me see.\nAda has a PhD [1]\n")) == []
    assert [one.text for one in thought.add("So be it.</think>\nAda led [1]\n")] == ["Ada led."]
    assert [one.text for one in thought.add("Sure!\n")] == ["Sure!"]


@given(
    st.lists(st.sampled_from([" ", "\n", "[1]", "[2]", "Ada", ".", "led", "<think>", "</think>", "**"])),
    st.data(),
)
def test_it_does_not_matter_in_which_pieces_the_words_come(parts: list[str], data: st.DataObject) -> None:
    said = "".join(parts)
    at = data.draw(st.integers(0, len(said)))
    whole = said.count("<think>") == said.count(
        "</think>"
    )  # a thought without an end holds back what follows
    assert cut(said[:at], said[at:]) == cut(*said) or not whole
