"""Words, numbers and breaks of a text, and when two words are akin."""

from __future__ import annotations

import pytest

from chatbot.verify.tokens import akin, groups, is_year, like, number_pairs, persons, root, stands, tokens


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("$1.2 million and 40%", ["1.2m", "40%"]),
        ("C$310M in 7 days", ["310m", "7"]),
        ("seven of 4,200", ["7", "4200"]),
        ("one of them", []),
        ("99.95 percent", ["99.95%"]),
    ],
)
def test_numbers_keep_their_size(text: str, numbers: list[str]) -> None:
    assert [t.text for t in tokens(text) if t.kind == "number"] == numbers


def test_words_are_cut_at_hyphens_but_for_those_that_count_whole() -> None:
    assert [t.text for t in tokens("A co-author of a kit-dump list")] == [
        "a",
        "co-author",
        "of",
        "a",
        "kit",
        "dump",
        "list",
    ]


def test_a_number_with_a_comma_is_no_year() -> None:
    assert [is_year(t) for t in tokens("1,900 1900")] == [False, True]


@pytest.mark.parametrize(
    ("one", "other"), [("cut", "reduced"), ("manages", "management"), ("k8s", "kubernetes"), ("led", "head")]
)
def test_words_that_say_the_same_are_akin(one: str, other: str) -> None:
    assert akin(one, other)
    assert like(one, ["nothing", other])


@pytest.mark.parametrize(
    ("one", "other"),
    [("cut", "raised"), ("electrician", "electronics"), ("built", "bought"), ("won", "award")],
)
def test_words_that_do_not_are_not(one: str, other: str) -> None:
    assert not akin(one, other)


def test_no_word_goes_up_and_down_at_once() -> None:
    assert not groups()["raised"] & groups()["fell"]
    assert not groups()["rose"] & groups()["cut"]


def test_every_pronoun_stands_for_a_person_and_the_neuter_for_none() -> None:
    assert {"i", "your", "him", "hers", "theirs", "who"} <= persons()
    assert not {"it", "its"} & persons()


def test_small_things() -> None:
    assert root("education") == root("educate")
    assert stands(["b", "c"], ["a", "b", "c"])
    assert not stands([], ["a"])


def test_numbers_are_paired_by_the_joint_before_the_second() -> None:
    found = tokens("16 of 18, 2 weeks in four, 9 to 2")

    def pairs(between: int) -> list[tuple[str, str, str]]:
        return [(a.text, joint, b.text) for a, joint, b in number_pairs(found, ("of", "in"), between)]

    assert pairs(0) == [("16", "of", "18")]
    assert pairs(1) == [("16", "of", "18"), ("2", "in", "4")]
