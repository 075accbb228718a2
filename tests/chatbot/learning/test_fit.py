"""The fit finds the signal that decides, and what it writes is what the judge reads."""

from __future__ import annotations

import random
import tomllib

from chatbot.evidence import Signals, probability
from chatbot.learning.fit import TARGET, fitted, toml
from chatbot.learning.trial import Passage, Trial


def _tried(count: int) -> list[Trial]:
    """Passages that answer exactly when they have the question's words, whatever else is known of them."""
    draw = random.Random(3)
    tried = []
    for _ in range(count):
        answers = draw.random() < 0.3
        signals = Signals(draw.random(), draw.random(), 0.0, float(answers))
        tried.append(Trial("q?", "natural", "whole", (Passage(signals, 0.0, answers),)))
    return tried


def test_the_weight_lies_on_what_decides() -> None:
    weights = fitted(_tried(300))
    assert weights["strict"] > 3
    assert all(abs(weights[name]) < weights["strict"] / 3 for name in ("cosine", "relief", "lead"))
    assert weights["bias"] < 0


def test_what_is_written_is_what_the_judge_reads() -> None:
    weights = {"bias": -1.0, **dict.fromkeys(Signals._fields, 0.5)}
    assert tomllib.loads(toml(weights))["weights"] == weights


def test_the_judge_reads_the_fitted_file() -> None:
    weights = tomllib.loads(TARGET.read_text(encoding="utf-8"))["weights"]
    assert set(weights) == {"bias", *Signals._fields}
    assert probability(Signals(0.9, 4, 0.3, 1)) > 0.8
    assert probability(Signals(0.1, 0, 0, 0)) < 0.1
