"""A question is put to the résumé with and without its line, and the right line is known again."""

from __future__ import annotations

import numpy as np
import pytest

from chatbot.learning.pairs import Portrait, load
from chatbot.learning.trial import Remembering, trials
from index.embed import HashingEncoder


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    whole = load("software")[0]
    return whole.model_copy(update={"lines": whole.lines[:6], "not_stated": whole.not_stated[:3]})


def test_every_question_is_put_every_way(portrait: Portrait) -> None:
    found = list(trials(portrait, HashingEncoder(64)))
    asked = [asked.q for _, asked, _ in portrait.asked()]
    for way, questions in (
        ("whole", asked),
        ("removed", asked),
        ("not stated", [question.q for question in portrait.not_stated]),
    ):
        assert [trial.question for trial in found if trial.way == way] == questions


def test_the_right_line_is_found_whole_and_not_when_it_is_removed(portrait: Portrait) -> None:
    found = list(trials(portrait, HashingEncoder(64)))
    whole = [trial for trial in found if trial.way == "whole"]
    assert all(trial.passages for trial in whole)
    assert sum(any(p.answers for p in trial.passages) for trial in whole) == len(whole)  # six lines, depth 12
    assert not any(p.answers for trial in found if trial.way != "whole" for p in trial.passages)


def test_each_text_is_encoded_once() -> None:
    class Counting(HashingEncoder):
        seen: list[str]

        def encode(self, texts: object) -> object:  # type: ignore[override]
            assert isinstance(texts, list)
            self.seen = [*getattr(self, "seen", []), *texts]
            return super().encode(texts)

    inner = Counting(16)
    remembering = Remembering(inner)
    first = remembering.encode(["Go", "Java", "Go"])
    again = remembering.encode(["Java", "Go"])
    assert inner.seen == ["Go", "Java"]
    assert np.array_equal(first[[1, 0]], again)
    assert remembering.encode([]).shape == (0, 16)
