"""Wordings are drawn the same again, take anything in their slots, and are none of the bot's patterns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chatbot.evaluation.starter.wording import Wording, gap, guard, literal, placed, words
from chatbot.lexicon import fold

PATTERNS = Path(__file__).resolve().parents[4] / "chatbot" / "data"
FORBIDDEN_NAMES = list(words()["guard"])


def test_one_seed_draws_the_same_and_another_does_not() -> None:
    def drawn(seed: str) -> list[str]:
        wording = Wording(seed)
        return [wording.draw("skill", who="Ada", skill=str(number)) for number in range(5)]

    assert drawn("a") == drawn("a")
    assert len({tuple(drawn(str(seed))) for seed in range(8)}) > 1


def test_neighbours_of_a_kind_are_worded_differently() -> None:
    wording = Wording("a")
    drawn = [wording.draw("skill", who="Ada", skill="Go") for _ in range(len(words()["wording"]["skill"]))]
    assert len(set(drawn)) == len(drawn)


def test_a_slot_may_hold_braces_and_begins_a_sentence() -> None:
    wording = Wording("a")
    drawn = {wording.draw("since_when") for _ in range(3)}
    assert drawn == set(words()["wording"]["since_when"])
    titled = {wording.draw("title_now", who="the candidate {x}") for _ in range(3)}
    assert any(text.startswith("The candidate {x}'s") for text in titled)


def test_every_kind_has_several_wordings_with_the_same_slots_at_most_more_who() -> None:
    for kind, templates in words()["wording"].items():
        assert len(set(templates)) == len(templates) >= 2, kind
        slots = {frozenset(re.findall(r"\{(\w+)\}", text)) - {"who"} for text in templates}
        assert len(slots) == 1, kind


def test_no_wording_stands_in_the_patterns_of_the_bot() -> None:
    """It would be no test: what is recognised by its very words is always recognised."""
    data = sorted(PATTERNS.glob("*.toml"))
    assert len(data) > 5
    patterns = "\n".join(fold(path.read_text(encoding="utf-8")) for path in data)
    assert "what is the weather" not in patterns
    assert "tell me about" in patterns.replace("\\b", "") or "elevator pitch" in patterns
    for templates in words()["wording"].values():
        for text in templates:
            parts = [part.strip(" ?.,!:") for part in re.split(r"\{\w+\}", fold(text))]
            whole = [part for part in parts if len(part.split()) >= 4]
            assert [part for part in whole if part in patterns] == [], text


@pytest.mark.parametrize("name", FORBIDDEN_NAMES)
def test_guards_are_expressions(name: str) -> None:
    expression = guard(name, claim=literal("C++ (basic)"), named="Acme")
    assert expression[0] == expression[-1] == "/"
    re.compile(expression[1:-1])


def test_a_claim_counts_when_it_is_made_and_not_when_it_is_denied() -> None:
    expression = re.compile(guard("affirmed", claim=literal("worked at Acme"))[1:-1], re.IGNORECASE)
    assert expression.search("In 2012 she worked at  Acme.")
    assert expression.search("She did not retire. She worked at Acme.")
    assert not expression.search("The résumé does not say that she worked at Acme.")
    assert not expression.search("Nothing says she worked at Acme.")
    assert expression.search("The résumé does not say when, but she worked at Acme.")
    assert expression.search("No doubt she worked at Acme.")


def test_a_denial_inside_a_claim_ends_it() -> None:
    expression = re.compile(rf"holds?\b{gap(20)}MBA", re.IGNORECASE)
    assert expression.search("She holds an MBA.")
    assert expression.search("She holds not only an MBA.")
    assert not expression.search("She holds no MBA.")
    assert not expression.search("She holds a BSc. Her MBA came later.")


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("She used Django at Acme.", True),
        ("At Acme she wrote Django.", True),
        ("She used Django at Globex and at Acme.", True),
        ("She used Django, but not at Acme.", False),
        ("She used Django after her years at Acme.", False),
        ("At Acme she wrote Go; Django came later.", False),
        ("At Acme she wrote Go. She used Django at Globex.", False),
    ],
)
def test_a_thing_is_placed_at_an_employer(said: str, there: bool) -> None:
    assert (re.search(placed("Django", "Acme"), said, re.IGNORECASE) is not None) is there
