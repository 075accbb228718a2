"""The likeliest intent by vector, words and names; none for an encoder that the weights are not for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from chatbot.classify import (
    NAMES_WEIGHT,
    IntentClassifier,
    Names,
    Weights,
    classifier_for,
    features,
    learned,
    terms,
)
from chatbot.lexicon import intent_rules, matters
from chatbot.models import RECKONED

DIMENSION = 2
TERMS = ("tenure", "which city")


def encode(texts: Sequence[str]) -> np.ndarray:
    return np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(texts), 1))


def classifier(matrix: list[list[float]]) -> IntentClassifier:
    weights = Weights(
        encoder="this one",
        intents=("career.place", "career.tenure"),
        terms=TERMS,
        rarity=np.ones(len(TERMS), dtype=np.float32),
        matrix=np.array(matrix, dtype=np.float32),
        bias=np.zeros(2, dtype=np.float32),
    )
    return IntentClassifier(weights, encode)


WORDS_DECIDE = [[0, 0, -9, 9, 0, 0, 0, 0, 0], [0, 0, 9, -9, 0, 0, 0, 0, 0]]
NAMES_DECIDE = [[0, 0, 0, 0, 9, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0]]


@pytest.mark.parametrize(("text", "intent"), [("tenure?", "career.tenure"), ("which city", "career.place")])
def test_words_and_pairs_of_words_count(text: str, intent: str) -> None:
    likeliest, chance = classifier(WORDS_DECIDE).likeliest(text, text, Names())
    assert likeliest == intent
    assert chance > 0.99


def test_names_count_and_words_that_were_never_taught_do_not() -> None:
    asked = classifier(NAMES_DECIDE)
    assert asked.likeliest("so", "so", Names())[0] == "career.tenure"
    assert asked.likeliest("so", "so", Names(employer=1.0))[0] == "career.place"


def test_a_row_is_vector_terms_and_names_in_this_order() -> None:
    row = features(np.array([1.0, 2.0]), np.array([3.0]), Names(year=1.0))
    assert row.tolist() == [1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0, NAMES_WEIGHT]
    assert terms("how long there") == ["how", "long", "there", "how long", "long there"]


@pytest.mark.parametrize("text", ["which city", "tenure, tenure?", "neither", "which city tenure"])
def test_what_is_told_is_the_product_of_the_whole_matrix_with_the_whole_row(text: str) -> None:
    drawn = np.random.default_rng(7)
    weights = Weights(
        encoder="this one",
        intents=("career.place", "career.tenure", "open"),
        terms=TERMS,
        rarity=drawn.random(len(TERMS), dtype=np.float32),
        matrix=drawn.standard_normal((3, DIMENSION + len(TERMS) + len(Names._fields)), dtype=np.float32),
        bias=drawn.standard_normal(3, dtype=np.float32),
    )
    found = terms(text)
    counted = np.array([found.count(term) for term in TERMS], dtype=np.float32)
    weighed = np.where(counted > 0, (1 + np.log(np.maximum(counted, 1))) * weights.rarity, 0)
    weighed /= np.linalg.norm(weighed) or 1
    named = Names(title=1.0, year=1.0)
    logits = weights.matrix @ features(encode([text])[0], weighed, named) + weights.bias
    chances = np.exp(logits) / np.exp(logits).sum()

    intent, chance = IntentClassifier(weights, encode).likeliest(text, text, named)
    assert intent == weights.intents[int(chances.argmax())]
    assert chance == pytest.approx(float(chances.max()), abs=1e-5)


def test_another_encoder_has_none() -> None:
    assert classifier_for("another encoder", encode) is None


def test_what_ships_names_intents_that_writers_know() -> None:
    known = (
        {rule.name for rule in intent_rules()}
        | {f"matter.{matter.name}" for matter in matters()}
        | {"open", *RECKONED}
    )
    weights = learned()
    assert set(weights.intents) <= known
    assert weights.matrix.shape == (len(weights.intents), 384 + len(weights.terms) + len(Names._fields))
    assert classifier_for(weights.encoder, encode) is not None
