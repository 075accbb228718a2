"""What the shipped table says of words, against what anybody would."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.verify.senses import TABLE, Lists, Senses, Table, senses

KNOWN = senses()


@pytest.mark.parametrize(
    ("word", "forms"),
    [("planned", "plan"), ("taught", "teach"), ("studies", "study"), ("boxes", "box"), ("women", "woman")],
)
def test_a_word_is_known_by_its_forms(word: str, forms: str) -> None:
    assert forms in KNOWN.forms(word)


@pytest.mark.parametrize("word", ["best", "better", "worst"])
def test_a_comparative_is_no_form_of_the_plain_word(word: str) -> None:
    assert not {"good", "well", "bad"} & set(KNOWN.forms(word))


@pytest.mark.parametrize(
    ("word", "held", "steps"),
    [
        ("reduce", "cut", 0),
        ("pupils", "students", 0),
        ("professional", "nurse", 2),
        ("nurse", "professional", None),
        ("doctor", "nurse", None),
        ("vehicle", "rust", None),
        ("kubernetes", "kubernetes", None),
    ],
)
def test_a_word_may_be_as_broad_or_broader(word: str, held: str, steps: int | None) -> None:
    assert KNOWN.steps(word, held) == steps


def test_opposites_are_known_in_both_directions() -> None:
    assert KNOWN.opposed("raised", "lowered")
    assert KNOWN.opposed("lowered", "raised")
    assert not KNOWN.opposed("raised", "lifted")


@pytest.mark.parametrize("word", ["technician", "director", "apprentices", "pupils"])
def test_people_are_told_from_things(word: str) -> None:
    assert KNOWN.is_a(word, "person")


@pytest.mark.parametrize("word", ["hotel", "report", "handbook", "kubernetes"])
def test_things_are_told_from_people(word: str) -> None:
    assert not KNOWN.is_a(word, "person")


def test_what_a_word_is_most() -> None:
    assert KNOWN.is_verb("reports")
    assert KNOWN.is_noun("fees")
    assert KNOWN.is_noun("drayage")  # unknown words are names of things
    assert not KNOWN.is_noun("quickly")


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = Table.packed(
        words=["dog", "hound"],
        senses=[[0], [1]],
        ranks=[[0], [0]],
        opposites=[[], []],
        parents=[[], [0]],
        counts=[3, 1],
        kinds=[0, 0],
        irregular=["dawgs"],
        bases=[0],
    )
    table.save(tmp_path / "t.npz")
    again = Senses(Table.load(tmp_path / "t.npz"))
    assert again.steps("dog", "hound") == 1
    assert again.steps("hound", "dog") is None
    assert again.forms("dawgs") == ("dog",)
    assert Lists.packed([[1, 2], [], [3]])[2] == [3]


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 2_000_000
