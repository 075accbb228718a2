"""The written questions keep their rules, names are filled in, and what is taught is kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from chatbot.classify import WEIGHTS, Names, learned
from chatbot.learning.intents import Example, Written, examples, fitted, judged, save, written
from chatbot.learning.pairs import load, training_groups
from chatbot.lexicon import intent_rules, matters
from chatbot.models import RECKONED

QUESTIONS, OF_AN_INTENT = 9_000, 20  # at least so many


def test_the_questions_name_known_intents_and_none_is_there_twice() -> None:
    questions = written()
    known = (
        {rule.name for rule in intent_rules()}
        | {f"matter.{matter.name}" for matter in matters()}
        | {"open", *RECKONED}
    )
    counted = Counter(question.intent for question in questions)
    assert set(counted) <= known
    assert len(questions) >= QUESTIONS
    assert min(counted.values()) >= OF_AN_INTENT
    assert len({question.q.casefold() for question in questions}) == len(questions)


def test_names_are_filled_in_and_said_to_be_there() -> None:
    portraits = load(training_groups()[0])
    questions = [Written(q="tenure {employer}?", intent="career.tenure"), Written(q="who?", intent="open")]
    first, second, third = examples(questions, portraits)
    assert "{" not in first.text + second.text
    assert first.text != second.text
    assert first.named == Names(employer=1.0)
    assert (third.named, third.source) == (Names(), 1)
    assert list(examples(questions, portraits)) == [first, second, third]


def test_damaged_data_is_told_by_file_line_and_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '{"q": "who?", "intent": "open"}\n{"q": "w", "intent": "open"}\n'
    (tmp_path / "x.jsonl").write_text(rows, encoding="utf-8")
    monkeypatch.setattr("chatbot.learning.intents.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"x\.jsonl, line 2, q: "):
        written()


def test_what_is_taught_is_told_apart_and_kept(tmp_path: Path) -> None:
    taught = (("tenure", "career.tenure"), ("city", "career.place"), ("salary", "matter.salary"))
    shown = [Example(f"{word} number {n}", intent, Names(), n) for n in range(8) for word, intent in taught]
    rows = np.zeros((len(shown), 3), dtype=np.float32)
    assert all(asked == likeliest for asked, likeliest, _ in judged(shown, rows))
    path = tmp_path / "intents.npz"
    weights = fitted(shown, rows, "an encoder")
    save(weights, path)
    again = learned(path)
    assert (again.encoder, again.intents, again.terms) == (weights.encoder, weights.intents, weights.terms)
    assert np.allclose(again.matrix, weights.matrix, atol=1e-2)


def test_the_weights_that_ship_are_small() -> None:
    assert WEIGHTS.stat().st_size < 4 << 20
